"""The newsroom's groups, by name (a contract): who may do what at the desk."""

CONTRIBUTOR = "Cộng tác viên"
REPORTER = "Phóng viên"
EDITOR = "Biên tập viên"
MANAGING_EDITOR = "Thư ký tòa soạn"
EDITOR_IN_CHIEF = "Tổng biên tập"
REGISTRAR = "Tư liệu"

GROUPS = (CONTRIBUTOR, REPORTER, EDITOR, MANAGING_EDITOR, EDITOR_IN_CHIEF, REGISTRAR)
