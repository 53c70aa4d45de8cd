// SPDX-License-Identifier: Apache-2.0
/** HTTP: who asks, what is asked, and how it is refused. */
@org.jspecify.annotations.NullMarked
package net.concordat.scoring.http;
