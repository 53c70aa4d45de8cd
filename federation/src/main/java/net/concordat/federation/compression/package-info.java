/** Fewer bytes for an update, and what they leave out sent later. */
@org.jspecify.annotations.NullMarked
package net.concordat.federation.compression;
