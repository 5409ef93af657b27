using System.Security.Cryptography;
using Hub.Domain.Trust.Keys;

namespace Hub.Embedded.Keys;

/// <summary>
/// Platform keys as PEM files of one folder, readable by their owner only: <c>signing-{id}.pem</c> (P-256) and
/// <c>wrapping-{id}.pem</c> (RSA 3072). The id sorts by time; the last file of a kind is the current key, and the earlier stay to
/// verify and unwrap. What is missing is made at first use; a key that is a year old is followed by a new one at its next use,
/// as the vault's policy does it in Azure; who does not want to wait puts a new file into the folder.
/// </summary>
public sealed class FileKeys(string folder, TimeProvider clock) : IPlatformKeys
{
    private const int RsaBits = 3072;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>As the rotation policy of the vault. [P]</summary>
    private static readonly TimeSpan s_lifetime = TimeSpan.FromDays(365);

    private readonly Lock _making = new();

    /// <inheritdoc/>
    public Task<KeySignature> SignAsync(ReadOnlyMemory<byte> data, CancellationToken cancellation)
    {
        var file = Current("signing");
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
        var file = Current("wrapping");
        using var key = ReadRsa(file);
        return Task.FromResult(new WrappedKey(IdOf(file), key.Encrypt(dataKey.Span, RSAEncryptionPadding.OaepSHA256)));
    }

    /// <inheritdoc/>
    public Task<byte[]> UnwrapAsync(WrappedKey wrapped, CancellationToken cancellation)
    {
        // None is made here: a new first key would have the name of the lost one.
        var file = List("wrapping").FirstOrDefault(f => IdOf(f) == wrapped.KeyId)
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

    /// <summary>The current key's file. Should two processes find it old at the same moment, there are two new ones and the last counts.</summary>
    private string Current(string kind)
    {
        if (IsOld(Files(kind)[^1]))
        {
            lock (_making)
            {
                if (IsOld(List(kind)[^1]))
                {
                    Rotate(kind);
                }
            }
        }

        return List(kind)[^1];
    }

    private bool IsOld(string file) => clock.GetUtcNow() - File.GetLastWriteTimeUtc(file) >= s_lifetime;

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
        MakeFolder();
        var whole = Path.Combine(folder, $".{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // From its first byte on: set afterwards, others could have opened it in between.
            options.UnixCreateMode = OwnerOnly;
        }

        using (var file = new StreamWriter(whole, options))
        {
            file.Write(pem);
        }

        try
        {
            File.Move(whole, Path.Combine(folder, $"{id}.pem"), overwrite: false);
            File.SetLastWriteTimeUtc(Path.Combine(folder, $"{id}.pem"), clock.GetUtcNow().UtcDateTime);
        }
        catch (IOException) when (File.Exists(Path.Combine(folder, $"{id}.pem")))
        {
            File.Delete(whole);
        }
    }

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
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
