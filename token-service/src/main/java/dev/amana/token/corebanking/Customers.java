package dev.amana.token.corebanking;

import java.util.List;
import java.util.Optional;

/** The bank's customers, as core banking knows them. Every question throws {@link CoreBankingSilentException} past its deadline. */
public interface Customers {

    /** The customer whose CPR, registered mobile and CIF these are; empty where they do not belong together, for whatever reason. */
    Optional<String> verify(Credentials credentials);

    /** The accounts this customer may share. */
    List<CustomerAccount> accountsOf(String psuId);
}
