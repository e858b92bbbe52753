package dev.amana.corebanking.ledger;

import java.util.List;

/** Who sells what in this bank's Bahrain; every name is made up. */
final class Marketplace {

    static final List<Merchant> GROCERS = List.of(
            new Merchant("Reef Hypermarket", "5411", "Seef District, Manama"),
            new Merchant("Palm Garden Supermarket", "5411", "Budaiya Highway, Saar"),
            new Merchant("Juffair Cold Store", "5499", "Road 4021, Juffair"),
            new Merchant("Muharraq Fresh Market", "5411", "Shaikh Isa Avenue, Muharraq"));
    static final List<Merchant> TABLES = List.of(
            new Merchant("Karak Corner", "5812", "Block 338, Adliya"),
            new Merchant("Blue Dhow Restaurant", "5812", "Bahrain Bay, Manama"),
            new Merchant("Saffron Bakery", "5462", "Road 2407, Muharraq"),
            new Merchant("Lulwa Coffee Roasters", "5814", "Riffa Views, Riffa"));
    static final List<Merchant> FUEL = List.of(
            new Merchant("Causeway Service Station", "5541", "King Faisal Highway, Manama"),
            new Merchant("Hidd Fuel Station", "5541", "Road 1529, Hidd"));
    static final List<Merchant> SHOPS = List.of(
            new Merchant("Souq Textiles", "5651", "Bab Al Bahrain, Manama"),
            new Merchant("Pearl Electronics", "5732", "Exhibition Avenue, Manama"),
            new Merchant("Tree of Life Books", "5942", "Seef District, Manama"),
            new Merchant("Dana Pharmacy", "5912", "Zayed Town, Isa Town"));
    static final List<Merchant> ABROAD = List.of(
            new Merchant("Nimbus Cloud Storage", "5734", "San Jose CA"),
            new Merchant("Atlas Air Tickets", "4511", "London"),
            new Merchant("Hotel Corniche", "7011", "Dubai"),
            new Merchant("Galata Online", "5964", "Istanbul"));
    /** The currency each merchant abroad charges in, and its rate to BHD in millionths. */
    static final List<Rate> ABROAD_RATES = List.of(
            new Rate("USD", 376_000), new Rate("GBP", 497_300), new Rate("AED", 102_400), new Rate("EUR", 431_800));

    static final Merchant POWER = new Merchant("Island Power and Water", "4900", "King Faisal Highway, Manama");
    static final Merchant TELECOM = new Merchant("Gulf Breeze Telecom", "4814", "Hamala, Northern Governorate");
    static final List<String> MACHINES = List.of(
            "ATM 014, Diplomatic Area, Manama",
            "ATM 037, Seef District, Manama",
            "ATM 052, Shaikh Salman Road, Riffa",
            "ATM 061, Airport Avenue, Muharraq");

    /** A currency and how much BHD one unit costs, in millionths. */
    record Rate(String currency, long toDinarMillionths) {}

    private Marketplace() {}
}
