// SPDX-License-Identifier: Apache-2.0
/** What all resources have in common over HTTP. */
@NullMarked
package net.concordat.registry.web;

import org.jspecify.annotations.NullMarked;
