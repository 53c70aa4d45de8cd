// SPDX-License-Identifier: Apache-2.0
/** The same over HTTP, in MLflow's own shapes. */
@NullMarked
package net.concordat.registry.mlflow.web;

import org.jspecify.annotations.NullMarked;
