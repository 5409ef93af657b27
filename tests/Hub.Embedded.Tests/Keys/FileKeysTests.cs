using System.Security.Cryptography;
using Hub.Domain.Trust.Keys;
using Hub.Embedded.Keys;
using Hub.Testing;

namespace Hub.Embedded.Tests.Keys;

public sealed class FileKeysTests : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("hub-keys-");
    private readonly ManualTime _time = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(_parent.FullName, "keys");

    private FileKeys Keys => new(Folder, _time);

    public void Dispose() => _parent.Delete(recursive: true);

    [Fact]
    public async Task What_is_signed_verifies_with_the_public_key_of_its_name()
    {
        var signature = await Keys.SignAsync("root"u8.ToArray(), Stop);
        var key = Assert.Single(await Keys.VerificationKeysAsync(Stop));

        Assert.Equal((signature.KeyId, 64), (key.KeyId, signature.Value.Length));
        Assert.True(key.Verifies("root"u8, signature.Value));
        Assert.False(key.Verifies("Root"u8, signature.Value));
    }

    [Fact]
    public async Task What_is_wrapped_is_unwrapped_by_whoever_has_the_folder()
    {
        var dataKey = RandomNumberGenerator.GetBytes(32);
        var wrapped = await Keys.WrapAsync(dataKey, Stop);

        Assert.Equal(("wrapping-0", 384), (wrapped.KeyId, wrapped.Value.Length));
        Assert.Equal(dataKey, await Keys.UnwrapAsync(wrapped, Stop));
        wrapped.Value[7] ^= 1;
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Keys.UnwrapAsync(wrapped, Stop));
    }

    [Fact]
    public async Task Whoever_makes_the_first_key_at_the_same_moment_all_have_one()
    {
        // As many processes: each has a lock of its own, and only the folder is shared.
        var signed = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Keys.SignAsync("x"u8.ToArray(), Stop), Stop)));

        var key = Assert.Single(await Keys.VerificationKeysAsync(Stop));
        Assert.All(signed, s => Assert.True(key.Verifies("x"u8, s.Value)));
        Assert.Equal(["signing-0.pem"], Files());
    }

    [Fact]
    public async Task After_a_rotation_the_new_key_signs_and_wraps_and_the_earlier_still_verifies_and_unwraps()
    {
        var (signature, wrapped) = (await Keys.SignAsync("x"u8.ToArray(), Stop), await Keys.WrapAsync(new byte[32], Stop));
        var (signing, wrapping) = (Keys.Rotate("signing"), Keys.Rotate("wrapping"));

        Assert.Equal((signing, wrapping), ((await Keys.SignAsync("x"u8.ToArray(), Stop)).KeyId, (await Keys.WrapAsync(new byte[32], Stop)).KeyId));
        var keys = await Keys.VerificationKeysAsync(Stop);
        Assert.Equal([signing, "signing-0"], keys.Select(k => k.KeyId));
        Assert.True(keys[1].Verifies("x"u8, signature.Value));
        Assert.Equal(new byte[32], await Keys.UnwrapAsync(wrapped, Stop));
    }

    [Fact]
    public async Task A_key_a_year_old_is_followed_by_a_new_one()
    {
        var first = await Keys.SignAsync("x"u8.ToArray(), Stop);
        _time.Advance(_time.GetUtcNow().AddDays(364));
        Assert.Equal(first.KeyId, (await Keys.SignAsync("x"u8.ToArray(), Stop)).KeyId);

        _time.Advance(_time.GetUtcNow().AddDays(1).AddMinutes(1));
        var second = await Keys.SignAsync("x"u8.ToArray(), Stop);

        Assert.NotEqual(first.KeyId, second.KeyId);
        Assert.Equal(second.KeyId, (await Keys.SignAsync("x"u8.ToArray(), Stop)).KeyId);
        Assert.Equal(2, (await Keys.VerificationKeysAsync(Stop)).Count);
    }

    [Fact]
    public async Task A_key_that_an_operator_puts_there_is_the_current_one()
    {
        await Keys.WrapAsync(new byte[32], Stop);
        using var key = RSA.Create(3072);
        await File.WriteAllTextAsync(Path.Combine(Folder, "wrapping-20261121.pem"), key.ExportPkcs8PrivateKeyPem(), Stop);

        var wrapped = await Keys.WrapAsync(new byte[32], Stop);

        Assert.Equal("wrapping-20261121", wrapped.KeyId);
        Assert.Equal(new byte[32], key.Decrypt(wrapped.Value, RSAEncryptionPadding.OaepSHA256));
    }

    [Fact]
    public async Task Only_the_owner_may_read_keys_and_folder()
    {
        await Keys.SignAsync("x"u8.ToArray(), Stop);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Folder) & Others);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.Combine(Folder, "signing-0.pem")) & Others);
    }

    [Fact]
    public async Task A_wrapping_key_that_is_gone_is_named()
    {
        var wrapped = await Keys.WrapAsync(new byte[32], Stop);
        File.Delete(Path.Combine(Folder, "wrapping-0.pem"));

        var failure = await Assert.ThrowsAsync<CryptographicException>(() => Keys.UnwrapAsync(wrapped, Stop));

        Assert.Equal("There is no wrapping key “wrapping-0” in the key folder any more: what it wrapped cannot be read.", failure.Message);
    }

    private IEnumerable<string> Files() => Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)!);
}
