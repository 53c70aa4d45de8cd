/** Federated rounds: a client's training, and whole federations simulated in one process. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.federation;
