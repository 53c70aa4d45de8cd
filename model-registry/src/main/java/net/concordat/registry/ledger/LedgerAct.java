// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

/** Something that a node can be asked to do on the ledger, in plain words. */
public sealed interface LedgerAct
    permits ModelAct,
        DevelopmentAct,
        BudgetAct,
        FederationAct,
        SharingAct,
        EvaluationAct,
        AdoptionAct,
        PeopleAct,
        ScoringAct {}
