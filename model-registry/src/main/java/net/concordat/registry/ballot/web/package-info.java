// SPDX-License-Identifier: Apache-2.0
/** Ballots over HTTP. */
@NullMarked
package net.concordat.registry.ballot.web;

import org.jspecify.annotations.NullMarked;
