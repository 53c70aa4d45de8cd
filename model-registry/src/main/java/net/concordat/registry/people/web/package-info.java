// SPDX-License-Identifier: Apache-2.0
/** The people of members, by pseudonym, over HTTP. */
@NullMarked
package net.concordat.registry.people.web;

import org.jspecify.annotations.NullMarked;
