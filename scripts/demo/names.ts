/** A name as it is written, with the spelling that its owner uses in an address. */
export type SpelledName = { text: string; spelling: string };

type Names = { first: SpelledName[]; last: SpelledName[] };

/** What folding does not take apart into a Latin letter and a mark. */
const spellings: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  ß: 'ss',
  ı: 'i',
  ə: 'e',
};

function spellingOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[łøđðþæßıə]/g, (letter) => spellings[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[^a-z0-9]/g, '');
}

/** Names parted by a space; one in another script carries its spelling after a colon. */
function names(list: string): SpelledName[] {
  return list.split(' ').map((entry) => {
    const [text = '', spelling] = entry.split(':');
    return { text, spelling: spelling ?? spellingOf(text) };
  });
}

/** First and last names that go together. */
export const nameGroups: readonly Names[] = [
  {
    first: names(
      'Aarav Ananya Bhavesh Divya Ishaan Kavya Lakshmi Manoj Nandini Pranav Rohan Sneha',
    ),
    last: names(
      'Agarwal Bhattacharya Chandrasekhar Deshpande Iyer Joshi Kulkarni Menon Patel Reddy',
    ),
  },
  {
    first: names('Amelia Benjamin Charlotte Daniel Eleanor George Hannah Isaac Olivia Thomas'),
    last: names(
      'Abbott Barnes Clarke Fitzgerald Harrington Mackenzie O’Brien Pemberton Whitfield Young',
    ),
  },
  {
    first: names('Alejandra Andrés Beatriz Eduardo Inés Joaquín Lucía Martín Sofía Ximena'),
    last: names(
      'Álvarez Castaño Domínguez Echeverría Hernández Ibáñez Núñez Quiñones Rodríguez Zúñiga',
    ),
  },
  {
    first: names('Antônio Bruna Caio Fernanda Gonçalo Inês João Letícia Otávio Thaís'),
    last: names('Araújo Bragança Conceição Figueiredo Guimarães Magalhães Nóbrega Simões Teixeira'),
  },
  {
    first: names('Anaïs Benoît Chloé Édouard François Geneviève Jérôme Léa Noémie Zoé'),
    last: names('Beaumont Chevalier Delacroix Fontaine Garnier Lefèvre Marchand Rousseau Thibault'),
  },
  {
    first: names('Annika Björn Friederike Günther Heike Jürgen Käthe Lukas Matthias Sören'),
    last: names('Bäcker Großmann Hofstätter Krüger Lindström Müller Schäfer Weißhaupt Zimmermann'),
  },
  {
    first: names('Agnieszka Bartłomiej Dorota Elżbieta Grzegorz Jiří Małgorzata Ondřej Zuzana'),
    last: names('Błaszczyk Dvořák Gawroński Jabłoński Kovářová Nowak Procházka Świątek Wiśniewski'),
  },
  {
    first: names('Anneli Åsa Einar Freyja Håkon Ingrid Jón Kjærsti Sigríður Søren'),
    last: names(
      'Andersen Bergström Guðmundsson Hämäläinen Jørgensen Mäkinen Sørensen Þorsteinsson',
    ),
  },
  {
    first: names('Ayşe Burak Çağla Deniz Emre Gülşah İbrahim Özlem Şebnem Yiğit'),
    last: names('Aydın Çelik Demirtaş Güneş Karabulut Öztürk Şahin Yıldırım'),
  },
  {
    first: names(
      'Adaeze Babatunde Chinwe Folasade Kwame Nomvula Oluwaseun Sibusiso Thandiwe Zanele',
    ),
    last: names('Adeyemi Chukwu Dlamini Mensah Mokoena Nkosi Okafor Oyelaran Sithole'),
  },
  {
    first: names('Bảo Dũng Hạnh Khánh Linh Minh Ngọc Phương Quỳnh Thảo'),
    last: names('Bùi Đặng Hoàng Huỳnh Lê Nguyễn Phạm Trần Võ'),
  },
  {
    first: names('丽娜:lina 伟:wei 建国:jianguo 思远:siyuan 晓雯:xiaowen 浩然:haoran 雅婷:yating'),
    last: names('陈:chen 黄:huang 李:li 林:lin 王:wang 吴:wu 张:zhang'),
  },
  {
    first: names('健太:kenta 美咲:misaki 大輔:daisuke 陽子:yoko 翔:sho さくら:sakura'),
    last: names('伊藤:ito 小林:kobayashi 佐藤:sato 高橋:takahashi 渡辺:watanabe 山本:yamamoto'),
  },
  {
    first: names('민준:minjun 서연:seoyeon 지훈:jihoon 하은:haeun 도윤:doyun 수빈:subin'),
    last: names('김:kim 박:park 이:lee 정:jung 최:choi 한:han'),
  },
  {
    first: names('أحمد:ahmad فاطمة:fatima خالد:khalid ليلى:layla يوسف:yusuf نور:nour'),
    last: names('الحسيني:alhusseini المنصوري:almansouri حداد:haddad الشريف:alsharif'),
  },
  {
    first: names('Александр:alexander Екатерина:ekaterina Дмитрий:dmitry Ольга:olga Юлія:yuliia'),
    last: names('Иванов:ivanov Шевченко:shevchenko Кузнецов:kuznetsov Ткачук:tkachuk'),
  },
];
