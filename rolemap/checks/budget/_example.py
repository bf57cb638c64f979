"""A budget that no check of this group finds anything in; each example takes one thing away from it."""

from __future__ import annotations

SOUND = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: stc, name: Sở Tài chính, kind: department, level: province, parent: ubnd}
- {id: stttt, name: Sở Thông tin và Truyền thông, kind: department, level: province, parent: ubnd}
- {id: ttcntt, name: Trung tâm Công nghệ thông tin, kind: it_unit, level: province, parent: stttt}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: dihop, name: Cán bộ xã mất nửa ngày đi họp, owner: ubnd, status: active, baseline: 12, target: 4}
tools:
- {id: hop, name: Hệ thống họp trực tuyến, kind: service, status: live, provision: built}
budgets:
- id: kinhphi
  name: Xây dựng hệ thống họp trực tuyến
  form: outline_estimate
  period: "2022"
  evidence:
    problem: [Tờ trình 12/TTr-UBND]
    people: [Quyết định 45/QĐ-UBND]
    product: [Đối chiếu Kiến trúc chính quyền điện tử]
    price: [Chứng thư thẩm định giá 21/2022]
    process: [Báo cáo 30/BC-STC]
  steps:
  - {step: submission, date: 2022-03-01}
  - {step: appraisal, date: 2022-03-20}
  - {step: approval, date: 2022-04-05}
relations:
  sets: [{from: chutich, to: dihop}]
  addresses: [{from: hop, to: dihop}]
  owns: [{from: stttt, to: hop}]
  builds: [{from: ttcntt, to: hop}]
  operates: [{from: ttcntt, to: hop}]
  uses: [{from: ubnd, to: hop}]
  funds: [{from: kinhphi, to: hop}]
  appraises: [{from: stc, to: kinhphi}]
"""
