"""Words from which generated organisations get their names, in English, Russian and Kazakh."""

from orgplanner.model import Names, names

Triple = tuple[str, str, str]

MINISTRIES: tuple[Triple, ...] = (
    ("Economy", "экономики", "Экономика"),
    ("Finance", "финансов", "Қаржы"),
    ("Agriculture", "сельского хозяйства", "Ауыл шаруашылығы"),
    ("Energy", "энергетики", "Энергетика"),
    ("Transport", "транспорта", "Көлік"),
    ("Health", "здравоохранения", "Денсаулық сақтау"),
    ("Education", "просвещения", "Оқу-ағарту"),
    ("Science", "науки", "Ғылым"),
    ("Justice", "юстиции", "Әділет"),
    ("Trade", "торговли", "Сауда"),
    ("Industry", "промышленности", "Өнеркәсіп"),
    ("Labour", "труда", "Еңбек"),
    ("Ecology", "экологии", "Экология"),
    ("Culture", "культуры", "Мәдениет"),
    ("Sport", "спорта", "Спорт"),
    ("Tourism", "туризма", "Туризм"),
    ("Construction", "строительства", "Құрылыс"),
    ("Water Resources", "водных ресурсов", "Су ресурстары"),
    ("Digital Development", "цифрового развития", "Цифрлық даму"),
    ("Emergency Situations", "по чрезвычайным ситуациям", "Төтенше жағдайлар"),
    ("Information", "информации", "Ақпарат"),
    ("Regional Development", "регионального развития", "Өңірлік даму"),
    ("Housing", "жилищного хозяйства", "Тұрғын үй шаруашылығы"),
    ("Geology", "геологии", "Геология"),
)

TOPICS: tuple[Triple, ...] = (
    ("Strategic Planning", "стратегического планирования", "Стратегиялық жоспарлау"),
    ("Budget Planning", "бюджетного планирования", "Бюджеттік жоспарлау"),
    ("International Cooperation", "международного сотрудничества", "Халықаралық ынтымақтастық"),
    ("Legal Affairs", "правового обеспечения", "Құқықтық қамтамасыз ету"),
    ("Digitalisation", "цифровизации", "Цифрландыру"),
    ("Human Resources", "управления персоналом", "Персоналды басқару"),
    ("Public Procurement", "государственных закупок", "Мемлекеттік сатып алу"),
    ("Internal Audit", "внутреннего аудита", "Ішкі аудит"),
    ("Statistics and Analysis", "статистики и анализа", "Статистика және талдау"),
    ("Licensing", "лицензирования", "Лицензиялау"),
    ("State Control", "государственного контроля", "Мемлекеттік бақылау"),
    ("Technical Regulation", "технического регулирования", "Техникалық реттеу"),
    ("Investment Policy", "инвестиционной политики", "Инвестициялық саясат"),
    ("Regional Policy", "региональной политики", "Өңірлік саясат"),
    ("Market Development", "развития рынка", "Нарықты дамыту"),
    ("Tariff Policy", "тарифной политики", "Тарифтік саясат"),
    ("Project Management", "проектного управления", "Жобалық басқару"),
    ("Risk Assessment", "оценки рисков", "Тәуекелдерді бағалау"),
    ("Public Services", "государственных услуг", "Мемлекеттік қызметтер"),
    ("Information Security", "информационной безопасности", "Ақпараттық қауіпсіздік"),
    ("Programme Evaluation", "оценки программ", "Бағдарламаларды бағалау"),
    ("Standards", "стандартов", "Стандарттар"),
    ("Monitoring", "мониторинга", "Мониторинг"),
    ("Innovation", "инноваций", "Инновациялар"),
    ("Infrastructure", "инфраструктуры", "Инфрақұрылым"),
    ("Accounting", "бухгалтерского учёта", "Бухгалтерлік есеп"),
    ("Property Management", "управления имуществом", "Мүлікті басқару"),
    ("Public Relations", "связей с общественностью", "Қоғаммен байланыс"),
)

UNIT_WORDS: dict[str, Triple] = {
    "ministry": ("Ministry of {}", "Министерство {}", "{} министрлігі"),
    "agency": ("Agency for {}", "Агентство: {}", "{} агенттігі"),
    "centre": ("Centre for {}", "Центр {}", "{} орталығы"),
    "department": ("Department of {}", "Департамент {}", "{} департаменті"),
    "division": ("Division of {}", "Управление {}", "{} басқармасы"),
    "sub-unit": ("Section of {}", "Отдел {}", "{} бөлімі"),
}

TITLES: dict[str, Triple] = {
    "prime": ("Prime Minister", "Премьер-министр", "Премьер-министр"),
    "minister": ("Minister", "Министр", "Министр"),
    "vice": ("Vice-Minister", "Вице-министр", "Вице-министр"),
    "adviser": ("Adviser", "Советник", "Кеңесші"),
    "director": ("Director of Department", "Директор департамента", "Департамент директоры"),
    "deputy": ("Deputy Director", "Заместитель директора", "Директордың орынбасары"),
    "head": ("Head of Division", "Руководитель управления", "Басқарма басшысы"),
    "chief": ("Chief Expert", "Главный эксперт", "Бас сарапшы"),
    "expert": ("Expert", "Эксперт", "Сарапшы"),
    "specialist": ("Specialist", "Специалист", "Маман"),
    "assistant": ("Assistant", "Помощник", "Көмекші"),
}

SKILLS: tuple[Triple, ...] = (
    ("Economic analysis", "Экономический анализ", "Экономикалық талдау"),
    ("Law drafting", "Нормотворчество", "Заң шығару техникасы"),
    ("Negotiation", "Ведение переговоров", "Келіссөз жүргізу"),
    ("Project management", "Управление проектами", "Жобаларды басқару"),
    ("Data handling", "Работа с данными", "Деректермен жұмыс"),
    ("English", "Английский язык", "Ағылшын тілі"),
)

GOVERNMENT = names(en="Government", ru="Правительство", kk="Үкімет")
CURRENT = names(en="Current", ru="Действующая структура", kk="Қолданыстағы құрылым")
PROPOSED = names(en="Proposed", ru="Предлагаемая структура", kk="Ұсынылатын құрылым")
TITLE = names(en="Generated organisation", ru="Созданная организация", kk="Құрастырылған ұйым")
SOURCE = names(en="Generated figures", ru="Сгенерированные показатели", kk="Құрастырылған көрсеткіштер")
JOINED = names(
    en="Brought together: one field of work", ru="Объединены: одно направление", kk="Біріктірілді: бір бағыт"
)
CLOSED = names(
    en="Tasks cease or go to the unit above", ru="Задачи прекращаются или передаются выше",
    kk="Міндеттер тоқтатылады немесе жоғары бөлімшеге беріледі",
)  # fmt: skip


ON_PAY: tuple[Triple, ...] = (
    ("Allowance for special conditions", "Надбавка за особые условия", "Ерекше жағдайлар үшін үстемеақы"),
    ("Contribution of the employer", "Отчисление работодателя", "Жұмыс берушінің аударымы"),
)


def triple(words: Triple) -> Names:
    """The same words as names in the three languages."""
    return names(en=words[0], ru=words[1], kk=words[2])


def unit_name(kind: str, topic: Triple, number: int = 0) -> Names:
    """The name of a unit of a kind for a topic, with a number where a topic comes again."""
    tail = f" {number}" if number else ""
    filled = [pattern.format(word) + tail for pattern, word in zip(UNIT_WORDS[kind], topic, strict=True)]
    return names(en=filled[0], ru=filled[1], kk=filled[2])


def new_name(name: Names, number: int) -> Names:
    """The name of a unit that replaces one of this name."""
    return names(en=f"New {name} {number}", ru=f"{name.exactly('ru')} (новое) {number}",
                 kk=f"{name.exactly('kk')} (жаңа) {number}")  # fmt: skip
