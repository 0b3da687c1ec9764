/*
 * articles.c - invented articles by the thousand, for measuring.
 *
 *	articles FOLDER 1000		brief-0000.txt ... of about 4 KB each
 *
 * Sentences of six languages with holes for people, cities and matters.  The
 * same number gives the same articles everywhere.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ARTICLE_BYTES 4096
#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* {p} a person, {c} a city, {m} a matter, {n} a number. */
struct language {
	const char *title, *lead;
	const char *people[6], *cities[6], *matters[6], *sentences[10];
};

static const struct language languages[] = {
	{
		.title = "Pejabat Bahas {m} di {c}",
		.lead = "KUTIP.SAMPEL, {c} -- Para pejabat membahas {m} selama dua hari. ",
		.people = { "Wulan Anggraini", "Bagas Lesmana", "Ratna Siregar",
		    "Hendra Wirawan", "Sari Kusuma", "Dimas Prakoso" },
		.cities = { "Jakarta", "Makassar", "Surabaya", "Bandung",
		    "Medan", "Manila" },
		.matters = { "keamanan siber", "perlindungan data pribadi",
		    "pekerja migran", "kota cerdas", "ketahanan pangan",
		    "perubahan iklim" },
		.sentences = {
			"\"Kami tidak menunggu sampai sungai itu meluap,\" kata {p} di {c}.\n\n",
			"\"Anggarannya sudah ada dan petugasnya siap,\" katanya.\n\n",
			"{p} mengatakan, {m} menyentuh setiap rumah tangga di {c}. ",
			"Menurut {p}, {n} kelurahan sudah melapor sebelum tengah hari. ",
			"Dia menambahkan, pembahasan {m} akan dilanjutkan bulan depan.\n\n",
			"Pertemuan itu mengusung tema 'Tetangga yang Siap'. ",
			"Kedua kota mencatat {n} laporan sepanjang tahun ini. ",
			"Direktur Kerja Sama Daerah {p} menilai, pelatihan harus didahulukan. ",
			"Sebagian warga {c} masih memakai pompa tua yang sering macet.\n\n",
			"\"Yang penting jalannya terang,\" ujar {p}, \"baru kita bicara kamera.\"\n\n",
		},
	},
	{
		.title = "Officials weigh {m} in {c}",
		.lead = "{c} - Officials spent two days on {m} and left with a short list. ",
		.people = { "Rosa Villanueva", "Arun Pillai", "Mei Tan",
		    "Thomas Aquino", "Farah Osman", "Grace Lim" },
		.cities = { "Manila", "Singapore", "Kuala Lumpur", "Cebu City",
		    "Jakarta", "Phnom Penh" },
		.matters = { "food security", "cybersecurity", "migrant workers",
		    "the South China Sea", "climate change", "smart cities" },
		.sentences = {
			"“A pump without a key is a monument,” said {p}, who runs the depot in {c}.\n\n",
			"“We counted twice,” she said.\n\n",
			"{p} said {m} had cost the town {n} working days. ",
			"According to {p}, half of the boats have no radio. ",
			"The minister added that {m} would be taken up again in {c}.\n\n",
			"A paper titled “Roads for Rain” was handed out at the door. ",
			"The two cities counted {n} reports this year. ",
			"{p}, deputy director of the harbour office, warned that fuel was short. ",
			"Most shops near the river had closed before noon.\n\n",
			"“The wall will hold,” {p} told reporters, “but the road behind it will not.”\n\n",
		},
	},
	{
		.title = "Pegawai Bincang {m} di {c}",
		.lead = "{c}: Pegawai kanan membincangkan {m} selama dua hari. ",
		.people = { "Zulhilmi Rauf", "Nor Aini Baharom", "Hafiz Salleh",
		    "Aminah Yusof", "Lokman Hakim", "Suraya Daud" },
		.cities = { "Kuala Lumpur", "Kuching", "Johor Bahru",
		    "George Town", "Kota Kinabalu", "Palembang" },
		.matters = { "jerebu", "keselamatan siber", "sekuriti makanan",
		    "perubahan iklim", "pekerja migran", "ekonomi digital" },
		.sentences = {
			"\"Kita tidak boleh tunggu angin berubah,\" kata {p} di {c}.\n\n",
			"Beliau berkata, {n} sekolah akan dibuka semula.\n\n",
			"{p} berkata, {m} perlu ditangani bersama. ",
			"Menurut {p}, bacaan di {c} semakin baik. ",
			"Katanya, mesyuarat tentang {m} disambung bulan depan.\n\n",
			"Kempen itu bertemakan 'Langit Kita'. ",
			"Dua bandar itu mencatat {n} laporan tahun ini. ",
			"Pengarah jabatan itu, {p}, menegaskan bahawa latihan perlu didahulukan. ",
			"Kebanyakan kedai di tepi sungai ditutup awal.\n\n",
			"\"Pam lama perlu diganti,\" ujar {p}.\n\n",
		},
	},
	{
		.title = "Quan chức bàn về {m} tại {c}",
		.lead = "Các quan chức đã dành hai ngày bàn về {m} tại {c}. ",
		.people = { "Phạm Quốc Thịnh", "Đoàn Ngọc Mai", "Lê Minh Khuê",
		    "Trần Văn Hòa", "Nguyễn Thu Hà", "Võ Anh Tuấn" },
		.cities = { "Hà Nội", "Đà Nẵng", "Nha Trang", "Cần Thơ",
		    "Hải Phòng", "Manila" },
		.matters = { "an ninh mạng", "Biển Đông", "an ninh lương thực",
		    "biến đổi khí hậu", "nghề cá", "thành phố thông minh" },
		.sentences = {
			"“Chúng tôi không đợi nước lên mới đắp đê”, ông {p} nói.\n\n",
			"“Tàu nào cũng cần một máy bộ đàm”, bà {p} cho biết.\n\n",
			"Ông {p} cho biết {m} liên quan đến từng gia đình ở {c}. ",
			"Theo ông {p}, {n} xã đã gửi báo cáo trước buổi trưa. ",
			"Bà {p} nói thêm rằng cuộc họp về {m} sẽ tiếp tục vào tháng sau.\n\n",
			"Hội thảo có chủ đề “Biển lặng”. ",
			"Hai thành phố ghi nhận {n} báo cáo trong năm nay. ",
			"Ông {p}, phó giám đốc sở, khẳng định việc tập huấn phải làm trước. ",
			"Phần lớn cửa hàng ven sông đóng cửa sớm.\n\n",
			"“Con đường phải sáng đã”, {p} nhấn mạnh.\n\n",
		},
	},
	{
		.title = "เจ้าหน้าที่หารือเรื่อง{m}ที่{c}",
		.lead = "{c} – เจ้าหน้าที่ใช้เวลาสองวันหารือเรื่อง{m} ",
		.people = { "นายกิตติภณ วงศ์ชัย", "นางสาวพิมพ์ลภัส อินทร", "นายธนา ศรีสุข",
		    "นางมาลี ทองดี", "นายสมชาย ใจกล้า", "นางสาวอรทัย บุญมา" },
		.cities = { "กรุงเทพฯ", "เชียงใหม่", "ภูเก็ต", "ขอนแก่น",
		    "เวียงจันทน์", "มะนิลา" },
		.matters = { "ความมั่นคงทางไซเบอร์", "เศรษฐกิจดิจิทัล",
		    "การเปลี่ยนแปลงสภาพภูมิอากาศ", "แรงงานข้ามชาติ",
		    "ความมั่นคงทางอาหาร", "เมืองอัจฉริยะ" },
		.sentences = {
			"{p} กล่าวว่า “เราไม่รอให้น้ำท่วมก่อนจึงจะสร้างคันกั้นน้ำ”\n\n",
			"{p} เปิดเผยว่า {m}เกี่ยวข้องกับทุกครัวเรือนใน{c} ",
			"{p} ระบุว่า มี {n} ตำบลส่งรายงานแล้วก่อนเที่ยง ",
			"นอกจากนี้ ที่ประชุมจะหารือเรื่อง{m}ต่อในเดือนหน้า\n\n",
			"งานนี้จัดภายใต้หัวข้อ “เพื่อนบ้านที่พร้อม” ",
			"สองเมืองได้รับรายงาน {n} เรื่องในปีนี้ ",
			"{p} กล่าวเพิ่มเติมว่า ต้องฝึกอบรมเจ้าหน้าที่ก่อน ",
			"ร้านค้าริมแม่น้ำส่วนใหญ่ปิดเร็ว\n\n",
			"“ถนนต้องสว่างก่อน” {p} กล่าว\n\n",
			"ชาวบ้านใน{c}ยังใช้เครื่องสูบน้ำเก่า\n\n",
		},
	},
	{
		.title = "官员在{c}讨论{m}",
		.lead = "{c}讯：官员用两天时间讨论{m}。",
		.people = { "黄慧仪", "郑伟豪", "李思齐", "陈国强", "林美珍", "吴志明" },
		.cities = { "吉隆坡", "新山", "曼谷", "雅加达", "胡志明市", "马尼拉" },
		.matters = { "网络安全", "粮食安全", "气候变化", "供应链", "数字经济", "南海问题" },
		.sentences = {
			"{p}说：“我们不能等河水漫上来才修堤。”\n\n",
			"“每条船都要有一台对讲机，”{p}表示。\n\n",
			"{p}表示，{m}关系到{c}的每个家庭。",
			"{p}指出，中午以前已有{n}个村交了报告。",
			"他说，关于{m}的会议下个月继续。\n\n",
			"研讨会的主题是“有准备的邻居”。",
			"两个城市今年共收到{n}份报告。",
			"{p}认为，培训必须放在前面。",
			"河边的商店大多提早关门。\n\n",
			"“先把路灯修好，”{p}说，“再谈摄像头。”\n\n",
		},
	},
};

static uint32_t
next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

static size_t
fill(FILE *out, const struct language *l, const char *s, uint32_t *seed)
{
	size_t n = 0;

	while (*s != '\0') {
		const char *word = NULL;
		char number[16];

		if (s[0] == '{' && s[1] == 'p')
			word = l->people[next(seed) % 6];
		else if (s[0] == '{' && s[1] == 'c')
			word = l->cities[next(seed) % 6];
		else if (s[0] == '{' && s[1] == 'm')
			word = l->matters[next(seed) % 6];
		else if (s[0] == '{' && s[1] == 'n') {
			snprintf(number, sizeof(number), "%u",
			    next(seed) % 900 + 12);
			word = number;
		}
		if (word == NULL) {
			fputc(*s++, out);
			n++;
			continue;
		}
		n += strlen(word);
		fputs(word, out);
		s += 3;
	}
	return n;
}

static void
write_article(FILE *out, const struct language *l, uint32_t *seed)
{
	size_t n = fill(out, l, l->title, seed);

	fputs("\n\n", out);
	n += fill(out, l, l->lead, seed);
	while (n < ARTICLE_BYTES - 64)
		n += fill(out, l, l->sentences[next(seed) % LEN(l->sentences)],
		    seed);
	fputs("\n", out);
}

int
main(int argc, char **argv)
{
	int articles = argc == 3 ? atoi(argv[2]) : 0;

	if (articles < 1 || articles > 100000) {
		fputs("usage: articles FOLDER HOW_MANY\n", stderr);
		return 2;
	}
	for (int i = 0; i < articles; i++) {
		uint32_t seed = (uint32_t)i + 1;
		char path[4096];
		FILE *out;

		snprintf(path, sizeof(path), "%s/brief-%04d.txt", argv[1], i);
		out = fopen(path, "w");
		if (out == NULL) {
			perror(path);
			return 1;
		}
		write_article(out, &languages[(size_t)i % LEN(languages)],
		    &seed);
		if (fclose(out) != 0) {
			perror(path);
			return 1;
		}
	}
	return 0;
}
