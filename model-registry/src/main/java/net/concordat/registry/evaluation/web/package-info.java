// SPDX-License-Identifier: Apache-2.0
/** Evaluations over HTTP. */
@NullMarked
package net.concordat.registry.evaluation.web;

import org.jspecify.annotations.NullMarked;
