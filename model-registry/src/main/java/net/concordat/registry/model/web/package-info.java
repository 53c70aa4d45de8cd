// SPDX-License-Identifier: Apache-2.0
/** Models and versions over HTTP. */
@NullMarked
package net.concordat.registry.model.web;

import org.jspecify.annotations.NullMarked;
