// SPDX-License-Identifier: Apache-2.0
/** Adoptions and champions over HTTP. */
@NullMarked
package net.concordat.registry.adoption.web;

import org.jspecify.annotations.NullMarked;
