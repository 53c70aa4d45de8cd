/** What each client's update was worth to evaluators. */
@org.jspecify.annotations.NullMarked
package net.concordat.federation.contribution;
