// SPDX-License-Identifier: Apache-2.0
/** Evidence packs over HTTP. */
@NullMarked
package net.concordat.registry.evidence.web;

import org.jspecify.annotations.NullMarked;
