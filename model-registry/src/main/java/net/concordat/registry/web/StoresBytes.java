// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.http.MediaType;

/** Describes a request whose body is bytes that are kept under their digest. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(
    description = "201 if it is new, 200 if it was there. Nothing of it is kept otherwise.",
    requestBody =
        @RequestBody(
            required = true,
            content =
                @Content(
                    mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                    schema = @Schema(type = "string", format = "binary"))))
@ApiResponse(responseCode = "200", description = "It was there")
@ApiResponse(responseCode = "201", description = "It is new")
public @interface StoresBytes {
  /** What is stored, in a line of the API's description. */
  @AliasFor(annotation = Operation.class, attribute = "summary")
  String value();
}
