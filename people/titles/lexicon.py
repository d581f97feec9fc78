"""The words that the press puts around names: heads of titles, honorifics, surnames, verbs.

Every entry is in lower case and NFC with tones as `vietnamese.fold.tone_key` places them, which
`Phrases` sees to. The lists say how titles are printed, never who holds one: that is the roster's.
"""

from collections.abc import Iterable, KeysView, Sequence

from vietnamese.fold import tone_key


class Phrases:
    """A set of phrases, asked for the longest that begins at a syllable."""

    def __init__(self, phrases: Iterable[str]):
        self._lengths: dict[str, list[int]] = {}
        self._all = {tuple(tone_key(phrase).split()) for phrase in phrases}
        for words in sorted(self._all, key=len, reverse=True):
            lengths = self._lengths.setdefault(words[0], [])
            if len(words) not in lengths:
                lengths.append(len(words))

    @property
    def firsts(self) -> KeysView[str]:
        """Return the syllables with which a phrase can begin."""
        return self._lengths.keys()

    def longest(self, keys: Sequence[str], at: int) -> int:
        """Return how many syllables of the longest phrase stand at an index; 0 for none."""
        for length in self._lengths.get(keys[at], ()):
            words = tuple(keys[at : at + length])
            if len(words) == length and words in self._all:
                return length
        return 0


def _lines(text: str) -> list[str]:
    return [phrase.strip() for line in text.splitlines() for phrase in line.split(",") if phrase]


def _words(text: str) -> frozenset[str]:
    return frozenset(tone_key(text).split())


HEADS = Phrases(
    _lines(
        """tổng bí thư,thường trực ban bí thư,chủ tịch nước,phó chủ tịch nước,thủ tướng
phó thủ tướng,bí thư,phó bí thư,bí thư thứ nhất,chủ tịch,phó chủ tịch,ủy viên,tỉnh ủy viên
thành ủy viên,huyện ủy viên,thị ủy viên,quận ủy viên,đảng ủy viên,bộ trưởng,thứ trưởng,trưởng ban
phó trưởng ban,phó ban,trưởng đoàn,phó trưởng đoàn,trưởng phòng,phó trưởng phòng,phó phòng
trưởng khoa,phó trưởng khoa,trưởng thôn,trưởng bản,trưởng xóm,trưởng khu,trưởng khối
trưởng công an,phó trưởng công an,trưởng trạm,phó trưởng trạm,trưởng đại diện,trưởng bộ môn
giám đốc,phó giám đốc,tổng giám đốc,phó tổng giám đốc,chánh văn phòng,phó chánh văn phòng
phó văn phòng,chánh thanh tra,phó chánh thanh tra,tổng thanh tra,chánh án,phó chánh án,viện trưởng
phó viện trưởng,cục trưởng,phó cục trưởng,tổng cục trưởng,phó tổng cục trưởng,vụ trưởng
phó vụ trưởng,chi cục trưởng,phó chi cục trưởng,hiệu trưởng,phó hiệu trưởng,hạt trưởng
đội trưởng,phó đội trưởng,đồn trưởng,phó đồn trưởng,đồn phó,chính trị viên,chính trị viên phó
chính ủy,phó chính ủy,chỉ huy trưởng,phó chỉ huy trưởng,chỉ huy phó,tham mưu trưởng,tư lệnh
phó tư lệnh,tổng biên tập,phó tổng biên tập,tổng thư ký,phó tổng thư ký,chủ nhiệm,phó chủ nhiệm
đại biểu quốc hội,đại biểu hội đồng nhân dân,đại biểu hđnd,đại sứ,tổng lãnh sự,trạm trưởng
tổ trưởng,phó tổ trưởng,khối trưởng,kế toán trưởng,tổng kiểm toán nhà nước,tổng tham mưu trưởng
phó tổng tham mưu trưởng,tổng thống,phó tổng thống,người phát ngôn,thẩm phán,phó trưởng thôn"""
    )
)

# Bodies, also in small letters: a title goes on with them, and no verb begins so.
BODIES = Phrases(
    _lines("""bộ chính trị,ban bí thư,quốc hội,chính phủ,trung ương đảng,trung ương,đảng bộ,đảng ủy
đảng đoàn,tỉnh ủy,thành ủy,huyện ủy,thị ủy,quận ủy,ủy ban nhân dân,ubnd,hđnd,hội đồng nhân dân
đoàn đại biểu quốc hội,đại biểu quốc hội,đại biểu,mặt trận tổ quốc,mặt trận tổ quốc việt nam
liên đoàn lao động,hội nông dân,hội liên hiệp phụ nữ,liên hiệp phụ nữ,hội phụ nữ,nhân dân
hội cựu chiến binh,cựu chiến binh,đoàn thanh niên,hội nhà báo,hội chữ thập đỏ,hội luật gia
tỉnh đoàn,huyện đoàn,thành đoàn,quân khu,công an,tòa án nhân dân,viện kiểm sát nhân dân
kho bạc nhà nước,ngân hàng nhà nước,cục thuế,chi cục thuế,hợp tác xã,trung tâm y tế
bệnh viện đa khoa,bệnh viện,trạm y tế,chi bộ,ban chấp hành,ban thường vụ,ban chỉ đạo
câu lạc bộ,đoàn chủ tịch,ủy ban kiểm tra,văn phòng,chuyên trách,thường trực,dự khuyết
quốc gia,trách nhiệm hữu hạn,cổ phần,một thành viên,trung học phổ thông,trung học cơ sở""")
)

# Names of fields, whose later syllables print small or behind a comma or dash. In small letters
# they go on a title only behind a word of a body ("ban kiểm tra"), being verbs elsewhere.
FIELDS = Phrases(
    _lines("""giao thông vận tải,nông nghiệp và phát triển nông thôn,nông nghiệp và môi trường
lao động thương binh và xã hội,văn hóa thể thao và du lịch,văn hóa và thể thao,văn hóa thông tin
văn hóa và thông tin,văn hóa xã hội,tài nguyên và môi trường,kế hoạch và đầu tư,công thương
xây dựng,y tế,giáo dục và đào tạo,tư pháp,tài chính,tài chính kế hoạch,nội vụ,ngoại vụ
thông tin và truyền thông,khoa học và công nghệ,dân tộc và tôn giáo,dân tộc,ngoại giao
quốc phòng,pháp chế,kinh tế ngân sách,kinh tế,kinh tế hạ tầng,tuyên giáo,tuyên giáo và dân vận
tổ chức,dân vận,nội chính,kiểm tra,kiểm tra giám sát,chấp hành,thường vụ,chỉ đạo,quản lý dự án
quản lý thị trường,kiểm lâm,biên phòng,quân sự,cảnh sát,bảo hiểm xã hội,an toàn giao thông
thanh tra,ủy ban,hội đồng,giám sát,công tác,tổ chức hội thi,chính sách xã hội,công ty,tiểu học
mầm non,văn học nghệ thuật,bộ chỉ huy,chỉ huy quân sự,đầu tư xây dựng,nghiên cứu,khoa học
kỹ thuật,khoa học kỹ thuật,phát triển,nội trú,dân tộc nội trú,bán trú,dịch vụ,dịch vụ nông nghiệp
nông nghiệp,lâm nghiệp,thủy lợi,thương mại,du lịch,truyền thông,tổng hợp,hành chính,hải quan
cửa khẩu,quốc tế,bưu điện,viễn thông,điện lực,đô thị,thanh niên,phụ nữ,doanh nghiệp,doanh nhân
khuyến nông,khuyến học,người cao tuổi,đông y,thể dục thể thao,văn nghệ,văn hóa,bảo tàng,thư viện
lưu trữ,dân số,tham mưu,cảnh sát giao thông,cảnh sát hình sự,cảnh sát điều tra,điều tra,hình sự
chính trị,đào tạo,nghề,cao đẳng,cao đẳng nghề,đại học,sư phạm,phát thanh,phát thanh truyền hình
chỉ huy,phòng chống thiên tai,cán sự,cán sự đảng,phát thanh và truyền hình
nghĩa vụ quân sự,thi đua khen thưởng,lao động,phóng viên,phóng viên trẻ
truyền hình,nghiệp vụ,hội nhập,đối ngoại,hậu cần,khí tượng thủy văn,trồng trọt,chăn nuôi
chăn nuôi và thú y,thú y,bảo vệ thực vật,phát triển nông thôn,an ninh,phòng không""")
)
BODY_WORDS = _words("sở bộ ban phòng cục vụ viện khoa trường đoàn hội ty tâm đội")

# A small word of level ends a title or is followed by a place; the others need a name behind them.
LEVELS = _words("tỉnh huyện xã phường quận nước")
LONG_LEVELS = Phrases(_lines("thành phố,thị xã,thị trấn"))
BEFORE_NAMES = _words(
    "thôn bản xóm khu khối phố chi đảng ban đoàn hội sở phòng trường quỹ đội trạm báo viện khoa tổ"
    " số công chuyên"
)
PLACE_WORDS = _words("tỉnh huyện xã phường thôn bản xóm khu quận trấn phố ủy thị đoàn")

HONORIFICS = Phrases(
    _lines("""đồng chí,đ/c,đc,ông,bà,anh,chị,em,cô,chú,bác,cụ,cháu,thầy,thầy giáo,cô giáo
nhà báo,nhà văn,nhà thơ,nhạc sĩ,họa sĩ,nghệ sĩ,nghệ nhân,doanh nhân,bác sĩ,dược sĩ,kỹ sư,luật sư
kiến trúc sư,giáo sư,phó giáo sư,tiến sĩ,thạc sĩ,gs,pgs,ts,ths,bs,gs.ts,pgs.ts,pgs.ts.bs,ts.bs
ths.bs,bs.cki,bs.ckii,bscki,bsckii,nsnd,nsưt,đại tướng,thượng tướng,trung tướng,thiếu tướng
đại tá,thượng tá,trung tá,thiếu tá,đại úy,thượng úy,trung úy,thiếu úy,thượng sĩ,trung sĩ,hạ sĩ
đô đốc,chuẩn đô đốc,hòa thượng,thượng tọa,đại đức,linh mục,mục sư,già làng,phóng viên
bà mẹ việt nam anh hùng,anh hùng lao động,anh hùng lực lượng vũ trang nhân dân""")
)
OFFICIAL = frozenset(
    _lines("""đồng chí,đ/c,đc,đại tướng,thượng tướng,trung tướng,thiếu tướng,đại tá,thượng tá
trung tá,thiếu tá""")
)
WOMEN = _words("bà chị cô")
MEN = _words("ông anh chú")
MANY = _words("các những nhiều mỗi mọi từng hai ba bốn năm số toàn quý một")

# A member, a delegate and whoever leads an event's delegation hold no office by that.
NO_OFFICES = frozenset(
    _lines("""ủy viên,tỉnh ủy viên,thành ủy viên,huyện ủy viên,thị ủy viên,quận ủy viên,đảng ủy viên
đại biểu quốc hội,đại biểu hội đồng nhân dân,đại biểu hđnd,trưởng đoàn,phó trưởng đoàn,tổ trưởng
phó tổ trưởng,trưởng đại diện,người phát ngôn""")
)
# Bodies made for a task, unless what follows makes them lasting ones.
PARTS = Phrases(
    _lines("""ban chỉ đạo,ban chỉ huy,ban tổ chức,ban giám khảo,ban vận động,ban liên lạc
ban giúp việc,tiểu ban,hội đồng,đoàn công tác,đoàn kiểm tra,đoàn giám sát,đoàn thẩm định,tổ công tác
câu lạc bộ,hội thi,cuộc thi""")
)
LASTING = Phrases(
    _lines("""nhân dân,quản trị,thành viên,trường,tỉnh ủy,thành ủy,huyện ủy,thị ủy,quận ủy,đảng ủy
trung ương,quân sự""")
)
PARTY_CELLS = _lines("đảng ủy,đảng bộ,đảng đoàn,ban cán sự đảng,ban cán sự,chi bộ,chi ủy")
# Of each the highest is printed.
DEGREES = tuple(
    tuple(tone_key(step) for step in steps)
    for steps in (
        ("giáo sư", "phó giáo sư"),
        ("tiến sĩ", "thạc sĩ"),
        ("bác sĩ chuyên khoa ii", "bác sĩ chuyên khoa i"),
    )
)

PRONOUNS = frozenset(_lines("đồng chí,đ/c,ông,bà,anh,chị,cô"))
ADVERBS = Phrases(
    _lines("""cũng,còn,đã,đang,sẽ,vẫn,liền,luôn,rất,mong,hết sức,đặc biệt,tiếp tục,trực tiếp,tin
vừa,mới,lại""")
)
VERBS = Phrases(
    _lines("""nhấn mạnh,yêu cầu,đề nghị,cho biết,cho hay,cho rằng,khẳng định,chia sẻ,phát biểu,nói
kể,kể lại,tâm sự,bộc bạch,trao,tặng,trao tặng,thăm,chúc,chúc mừng,chúc tết,ghi nhận,biểu dương
đánh giá,đánh giá cao,chỉ đạo,kết luận,lưu ý,giao,gợi ý,bày tỏ,hy vọng,mong,mong muốn,tin tưởng
kêu gọi,phân tích,giải thích,trả lời,thông tin,ban hành,phê duyệt,công bố
phát động,đối thoại,gặp mặt,báo cáo,trình bày,nêu,nêu rõ,chỉ rõ,khuyến cáo
cảm ơn,gửi lời,động viên,kiểm tra,chủ trì,dự,tham dự,tiếp,làm việc,ký
thông báo,quán triệt,xúc động,phấn khởi,vui mừng,tự hào,đồng tình,nhắc,nhắc nhở,hướng dẫn
đi,đến,tới,có,là,được""")
)

SURNAMES = _words(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý lâm nông lương vi"
    " triệu chu hà đinh đoàn mai trịnh phùng tô đào lò vàng giàng sùng mã lộc bế ma lục đàm"
    " cao tạ tăng hứa lại lưu lã thái thân thạch tống từ trương trưng vương viên quách quan"
    " quang phương phí ông nhữ ninh nghiêm mạc lều la kim khổng khúc khương hầu giáp giang"
    " doãn diệp đồng đổng đậu cù cung chử châu cầm bàng bàn bạch ân âu an thào thàng tráng"
    " tòng lừu lầu hạng hờ hảng cư cứ chảo chang chẩu chúng cháng phàn tẩn tẩn tải má mùa"
    " sầm sìn vừ xồng y rơ siu ksor đèo điêu hoa hùng lô mông mạch ngân nình phủng quàng tao"
    " tiêu tôn tôn trang ung ứng văn vòng vy xa đới đường long hán thẩm tường uông"
)
MIDDLES = _words(
    "văn thị ngọc đức minh hữu xuân quang thanh quốc công trung đình bá duy gia hải hoàng hồng"
    " huy khắc kim mạnh mùi như phúc phương seo thành thế thu thúy tiến trọng tuấn việt viết"
    " vĩnh a bích cao chí diệu hà hoài hương lan mỹ nhật nữ quỳnh tài thùy trí tú tường vinh"
)
COMPANIES = _words("ty tnhh htx tác bank xí")
# A name behind one of these names a thing: a street, a school, a prize.
THINGS = _words("đường phố trường thpt thcs chuyên tên giải quỹ học cầu chợ đền chùa hồ")

ABBREVIATIONS = {
    short: tone_key(words)
    for short, words in {
        "UBND": "ủy ban nhân dân",
        "HĐND": "hội đồng nhân dân",
        "MTTQ": "mặt trận tổ quốc",
        "UBMTTQ": "ủy ban mặt trận tổ quốc",
        "UBTƯ": "ủy ban trung ương",
        "UBTW": "ủy ban trung ương",
        "UBKT": "ủy ban kiểm tra",
        "BCH": "ban chấp hành",
        "BTV": "ban thường vụ",
        "UV": "ủy viên",
        "UVTƯ": "ủy viên trung ương",
        "UVTW": "ủy viên trung ương",
        "UVBTV": "ủy viên ban thường vụ",
        "UVBCH": "ủy viên ban chấp hành",
        "UVBCT": "ủy viên bộ chính trị",
        "TƯ": "trung ương",
        "TW": "trung ương",
        "ĐBQH": "đại biểu quốc hội",
        "CHQS": "chỉ huy quân sự",
        "BĐBP": "bộ đội biên phòng",
        "LĐLĐ": "liên đoàn lao động",
        "LHPN": "liên hiệp phụ nữ",
        "HND": "hội nông dân",
        "CCB": "cựu chiến binh",
        "TNCS": "thanh niên cộng sản",
        "CS": "cộng sản",
        "CHXHCN": "cộng hòa xã hội chủ nghĩa",
        "ATGT": "an toàn giao thông",
        "TP": "thành phố",
        "GDĐT": "giáo dục đào tạo",
        "LĐTBXH": "lao động thương binh xã hội",
        "NNPTNT": "nông nghiệp phát triển nông thôn",
        "KHĐT": "kế hoạch đầu tư",
        "TNMT": "tài nguyên môi trường",
        "VHTTDL": "văn hóa thể thao du lịch",
        "GTVT": "giao thông vận tải",
        "TTTT": "thông tin truyền thông",
        "KHCN": "khoa học công nghệ",
        "NNMT": "nông nghiệp môi trường",
        "CA": "công an",
        "THPT": "trung học phổ thông",
        "THCS": "trung học cơ sở",
        "HTX": "hợp tác xã",
    }.items()
}
# Print parts these in many ways: "VH,TT&DL", "GD-ĐT", "GD và ĐT".
PARTED = ("VHTTDL", "GDĐT", "LĐTBXH", "NNPTNT", "NNMT", "KHĐT", "TNMT", "GTVT", "TTTT", "KHCN")
