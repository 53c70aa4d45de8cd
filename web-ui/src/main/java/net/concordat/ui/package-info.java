// SPDX-License-Identifier: Apache-2.0
/**
 * The web pages of one party: its people work with models through its registry, each with the own
 * token.
 */
@NullMarked
package net.concordat.ui;

import org.jspecify.annotations.NullMarked;
