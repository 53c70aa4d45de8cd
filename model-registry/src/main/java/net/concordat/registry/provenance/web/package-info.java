// SPDX-License-Identifier: Apache-2.0
/** How versions were made, over HTTP. */
@NullMarked
package net.concordat.registry.provenance.web;

import org.jspecify.annotations.NullMarked;
