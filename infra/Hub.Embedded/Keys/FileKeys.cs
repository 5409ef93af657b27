using System.Security.Cryptography;
using Hub.Domain.Trust.Keys;

namespace Hub.Embedded.Keys;

/// <summary>
/// Platform keys as PEM files of one folder, readable by their owner only: <c>signing-{id}.pem</c> (P-256) and
/// <c>wrapping-{id}.pem</c> (RSA 3072). The id sorts by time; the last file of a kind is the current key. To rotate, add one:
/// the earlier stay to verify and unwrap. What is missing is made at first use.
/// </summary>
public sealed class FileKeys(string folder, TimeProvider clock) : IPlatformKeys
{
    private const int RsaBits = 3072;

    private readonly Lock _making = new();

    /// <inheritdoc/>
    public Task<KeySignature> SignAsync(ReadOnlyMemory<byte> data, CancellationToken cancellation)
    {
        var file = Files("signing")[^1];
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file));
        var signature = key.SignData(data.Span, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return Task.FromResult(new KeySignature(IdOf(file), signature));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<VerificationKey>> VerificationKeysAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<VerificationKey>>([.. Files("signing").Reverse().Select(ReadPublic)]);

    /// <inheritdoc/>
    public Task<WrappedKey> WrapAsync(ReadOnlyMemory<byte> dataKey, CancellationToken cancellation)
    {
        var file = Files("wrapping")[^1];
        using var key = ReadRsa(file);
        return Task.FromResult(new WrappedKey(IdOf(file), key.Encrypt(dataKey.Span, RSAEncryptionPadding.OaepSHA256)));
    }

    /// <inheritdoc/>
    public Task<byte[]> UnwrapAsync(WrappedKey wrapped, CancellationToken cancellation)
    {
        var file = Files("wrapping").FirstOrDefault(f => IdOf(f) == wrapped.KeyId)
            ?? throw new CryptographicException($"There is no wrapping key “{wrapped.KeyId}” in the key folder any more: what it wrapped cannot be read.");
        using var key = ReadRsa(file);
        return Task.FromResult(key.Decrypt(wrapped.Value, RSAEncryptionPadding.OaepSHA256));
    }

    /// <summary>Makes a new current key of a kind, <c>signing</c> or <c>wrapping</c>; the earlier ones stay. Returns its id.</summary>
    public string Rotate(string kind)
    {
        var id = $"{kind}-{clock.GetUtcNow().UtcDateTime:yyyyMMddHHmmssfffffff}";
        Write(id, kind == "signing" ? NewEc() : NewRsa());
        return id;
    }

    private string[] Files(string kind)
    {
        var found = List(kind);
        if (found.Length > 0)
        {
            return found;
        }

        lock (_making)
        {
            if (List(kind).Length == 0)
            {
                MakeFirst(kind);
            }

            return List(kind);
        }
    }

    /// <summary>The first key has one name whoever makes it, and only one of several processes can: the others find it there.</summary>
    private void MakeFirst(string kind) => Write($"{kind}-0", kind == "signing" ? NewEc() : NewRsa());

    private string[] List(string kind) => Directory.Exists(folder) ? [.. Directory.GetFiles(folder, $"{kind}-*.pem").Order(StringComparer.Ordinal)] : [];

    private void Write(string id, string pem)
    {
        Directory.CreateDirectory(folder);
        var whole = Path.Combine(folder, $".{Guid.NewGuid():N}");
        File.WriteAllText(whole, pem);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(whole, UnixFileMode.UserRead);
        }

        try
        {
            File.Move(whole, Path.Combine(folder, $"{id}.pem"), overwrite: false);
        }
        catch (IOException) when (File.Exists(Path.Combine(folder, $"{id}.pem")))
        {
            File.Delete(whole);
        }
    }

    private static VerificationKey ReadPublic(string file)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file));
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new VerificationKey(IdOf(file), point.X!, point.Y!);
    }

    private static RSA ReadRsa(string file)
    {
        var key = RSA.Create();
        key.ImportFromPem(File.ReadAllText(file));
        return key;
    }

    private static string NewEc()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    private static string NewRsa()
    {
        using var key = RSA.Create(RsaBits);
        return key.ExportPkcs8PrivateKeyPem();
    }

    private static string IdOf(string file) => Path.GetFileNameWithoutExtension(file);
}
