"""For each language pairs of sentences in our own words on which a rule speaks; its mirror speaks on them reversed."""

FRENCH = {
    "strength_lowered": ("Nous devons évaluer chaque outil.", "Nous pouvons évaluer chaque outil."),
    "prohibition_lifted": ("Vous ne devez pas prêter la clé.", "Vous pouvez prêter la clé."),
    "hedge_added": ("Nous publions chaque rapport.", "Nous publions chaque rapport dans la mesure du possible."),
    "exception_added": (
        "Nous ne partageons pas les clés.",
        "Nous ne partageons pas les clés, sauf en présence d'une ordonnance judiciaire.",
    ),
    "condition_added": (
        "Nous réparerons chaque scie.",
        "Nous réparerons chaque scie si son emprunteur règle la facture.",
    ),
    "occasion_dropped": (
        "Nous testerons chaque perceuse avant la première livraison.",
        "Nous testerons chaque perceuse.",
    ),
    "item_dropped": (
        "Chaque contrôle doit porter sur les dangers, y compris le feu, le bruit et la poussière.",
        "Chaque contrôle doit porter sur les dangers, y compris le feu et le bruit.",
    ),
    "requirement_dropped": (
        "Nous formerons tous les bénévoles au rangement, au nettoyage des lames et à la lutte contre la rouille.",
        "Nous formerons tous les bénévoles au rangement.",
    ),
    "deadline_extended": ("Nous répondrons dans un délai de 10 jours.", "Nous répondrons dans un délai de 40 jours."),
    "cadence_slowed": (
        "Nous contrôlons les échelles tous les trois mois.",
        "Nous contrôlons les échelles chaque année.",
    ),
    "threshold_raised": (
        "Nous devons déclarer les pertes supérieures à 100 euros.",
        "Nous devons déclarer les pertes supérieures à 900 euros.",
    ),
    "figure_dropped": ("Nous reverserons 5 % des recettes.", "Nous reverserons une part des recettes."),
    "actor_dropped": (
        "Nous ferons relire le plan par un auditeur.",
        "Nous ferons relire le plan.",
    ),
    "party_changed": (
        "Le service est fourni par Atelier Boréal SAS.",
        "Le service est fourni par Atelier Austral SAS.",
    ),
    "telling_dropped": ("Nous examinerons chaque panne et la publierons.", "Nous examinerons chaque panne."),
    "withholding_added": (
        "Nous publierons le rapport de chaque visite.",
        "Nous publierons le rapport expurgé de chaque visite.",
    ),
    "stopping_dropped": (
        "Nous suspendrons le prêt de toute machine défectueuse.",
        "Nous surveillerons le prêt de toute machine défectueuse.",
    ),
    "degree_lowered": ("Nous contrôlerons toutes les échelles.", "Nous contrôlerons certaines échelles."),
    "urgency_dropped": ("Nous réparerons immédiatement les fuites.", "Nous réparerons les fuites."),
}

GERMAN = {
    "strength_lowered": ("Wir müssen jedes Werkzeug prüfen.", "Wir können jedes Werkzeug prüfen."),
    "prohibition_lifted": ("Sie dürfen den Schlüssel nicht verleihen.", "Sie dürfen den Schlüssel verleihen."),
    "hedge_added": ("Wir veröffentlichen jeden Bericht.", "Wir veröffentlichen jeden Bericht nach Möglichkeit."),
    "exception_added": (
        "Wir geben die Schlüssel nicht heraus.",
        "Wir geben die Schlüssel nicht heraus, ausgenommen auf richterliche Anordnung.",
    ),
    "condition_added": (
        "Wir werden jede Säge reparieren.",
        "Wir werden jede Säge reparieren, wenn der Entleiher die Rechnung bezahlt.",
    ),
    "occasion_dropped": (
        "Wir werden jede Bohrmaschine vor der ersten Auslieferung testen.",
        "Wir werden jede Bohrmaschine testen.",
    ),
    "item_dropped": (
        "Jede Prüfung muss alle Gefahren abdecken, einschließlich Feuer, Lärm und Staub.",
        "Jede Prüfung muss alle Gefahren abdecken, einschließlich Feuer und Lärm.",
    ),
    "requirement_dropped": (
        "Wir werden alle Helfer im Aufräumen, im Reinigen der Klingen und im Entfernen von Rost schulen.",
        "Wir werden alle Helfer im Aufräumen schulen.",
    ),
    "deadline_extended": (
        "Wir werden innerhalb von 10 Tagen antworten.",
        "Wir werden innerhalb von 40 Tagen antworten.",
    ),
    "cadence_slowed": ("Wir prüfen die Leitern alle drei Monate.", "Wir prüfen die Leitern jährlich."),
    "threshold_raised": (
        "Wir müssen Verluste von mehr als 100 Euro angeben.",
        "Wir müssen Verluste von mehr als 900 Euro angeben.",
    ),
    "figure_dropped": ("Wir werden 5 % der Einnahmen spenden.", "Wir werden einen Teil der Einnahmen spenden."),
    "actor_dropped": (
        "Wir werden den Plan von Sachverständigen lesen lassen.",
        "Wir werden den Plan lesen lassen.",
    ),
    "party_changed": (
        "Der Dienst wird angeboten von Werkstatt Nordlicht GmbH.",
        "Der Dienst wird angeboten von Werkstatt Südstern GmbH.",
    ),
    "telling_dropped": ("Wir werden jede Panne untersuchen und veröffentlichen.", "Wir werden jede Panne untersuchen."),
    "withholding_added": (
        "Wir werden den Bericht über jeden Besuch veröffentlichen.",
        "Wir werden den Bericht über jeden Besuch geschwärzt veröffentlichen.",
    ),
    "stopping_dropped": (
        "Wir werden den Verleih defekter Maschinen aussetzen.",
        "Wir werden den Verleih defekter Maschinen beobachten.",
    ),
    "degree_lowered": ("Wir werden alle Leitern prüfen.", "Wir werden einige Leitern prüfen."),
    "urgency_dropped": ("Wir werden Lecks unverzüglich abdichten.", "Wir werden Lecks abdichten."),
}

CHINESE = {
    "strength_lowered": ("我们必须检查每件工具。", "我们可以检查每件工具。"),
    "prohibition_lifted": ("您不得出借钥匙。", "您可以出借钥匙。"),
    "hedge_added": ("我们将公布每份报告。", "我们将尽可能公布每份报告。"),
    "exception_added": ("我们不会交出钥匙。", "我们不会交出钥匙，除非法院下达命令。"),
    "condition_added": ("我们将修理每把锯子。", "如果借用人支付账单，我们将修理每把锯子。"),
    "occasion_dropped": ("我们将在首次交付之前检验每台电钻。", "我们将检验每台电钻。"),
    "item_dropped": ("每次检查应当涵盖各类危险，包括火灾、噪音和粉尘。", "每次检查应当涵盖各类危险，包括火灾和噪音。"),
    "requirement_dropped": ("我们将培训志愿者整理货架、清洗刀片并清除铁锈。", "我们将培训志愿者整理货架。"),
    "deadline_extended": ("我们将在10天内答复。", "我们将在40天内答复。"),
    "cadence_slowed": ("我们每三个月检查一次梯子。", "我们每年检查一次梯子。"),
    "threshold_raised": ("我们必须申报超过100元的损失。", "我们必须申报超过900元的损失。"),
    "figure_dropped": ("我们将捐出收入的5%。", "我们将捐出部分收入。"),
    "actor_dropped": ("我们将请专家审阅计划书。", "我们将请人审阅计划书。"),
    "party_changed": ("本服务的运营者为北光工坊有限公司。", "本服务的运营者为南星工坊有限公司。"),
    "telling_dropped": ("我们将调查每次故障并予以公布。", "我们将调查每次故障。"),
    "withholding_added": ("我们将公布每次参观的报告。", "我们将公布每次参观的报告摘要。"),
    "stopping_dropped": ("我们将暂停有缺陷机器的出借服务。", "我们将观察有缺陷机器的出借服务。"),
    "degree_lowered": ("我们将检查所有梯子。", "我们将检查部分梯子。"),
    "urgency_dropped": ("我们将立即封堵漏水。", "我们将封堵漏水。"),
}

TRADITIONAL = {
    "strength_lowered": ("我們必須檢查每件工具。", "我們可以檢查每件工具。"),
    "hedge_added": ("我們將公佈每份報告。", "我們將盡可能公佈每份報告。"),
    "condition_added": ("我們將修理每把鋸子。", "如果借用人支付帳單，我們將修理每把鋸子。"),
    "deadline_extended": ("我們將於10天內答覆。", "我們將於40天內答覆。"),
    "stopping_dropped": ("我們將暫停有缺陷機器的出借服務。", "我們將觀察有缺陷機器的出借服務。"),
}

TABLES = {"fr": FRENCH, "de": GERMAN, "zh": CHINESE, "zh-Hant": TRADITIONAL}
