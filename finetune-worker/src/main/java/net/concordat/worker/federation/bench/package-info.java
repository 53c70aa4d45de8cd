/** What federations bring and cost, measured on rows of several banks. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.federation.bench;
