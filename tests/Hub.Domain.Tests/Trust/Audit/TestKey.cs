using System.Security.Cryptography;
using Hub.Domain.Trust.Keys;

namespace Hub.Domain.Tests.Trust.Audit;

/// <summary>A signing key of one test.</summary>
internal sealed class TestKey : IPlatformKeys
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public VerificationKey Public => _key.ExportParameters(false).Q is var point ? new VerificationKey("k1", point.X!, point.Y!) : throw new InvalidOperationException();

    public Task<KeySignature> SignAsync(ReadOnlyMemory<byte> data, CancellationToken cancellation) =>
        Task.FromResult(new KeySignature("k1", _key.SignData(data.Span, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)));

    public Task<IReadOnlyList<VerificationKey>> VerificationKeysAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<VerificationKey>>([Public]);

    public Task<WrappedKey> WrapAsync(ReadOnlyMemory<byte> dataKey, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<byte[]> UnwrapAsync(WrappedKey wrapped, CancellationToken cancellation) => throw new NotSupportedException();
}
