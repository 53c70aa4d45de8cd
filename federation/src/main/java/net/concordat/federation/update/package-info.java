/** What a client sends in the open, and what an aggregator takes of it. */
@org.jspecify.annotations.NullMarked
package net.concordat.federation.update;
