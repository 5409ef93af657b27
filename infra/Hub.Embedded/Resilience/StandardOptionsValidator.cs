using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;

namespace Hub.Embedded.Resilience;

/// <summary>Checks each part by its own attributes.</summary>
[OptionsValidator]
internal sealed partial class StandardOptionsValidator : IValidateOptions<HttpStandardResilienceOptions>;
