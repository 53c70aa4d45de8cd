// SPDX-License-Identifier: Apache-2.0
/** Who belongs to the consortium, and its rules, over HTTP. */
@NullMarked
package net.concordat.registry.consortium.web;

import org.jspecify.annotations.NullMarked;
