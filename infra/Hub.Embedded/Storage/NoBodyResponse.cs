using Azure;

namespace Hub.Embedded.Storage;

/// <summary>A response whose value must not be asked for, because the service said "not modified" and sent none.</summary>
internal sealed class NoBodyResponse<T>(Response response) : Response<T>
{
    public override bool HasValue => false;

    public override T Value =>
        throw new InvalidOperationException($"Status: {response.Status}, {response.ReasonPhrase}: the response has no value.");

    public override Response GetRawResponse() => response;
}
