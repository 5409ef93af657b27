using System.Security.Cryptography;

namespace Hub.Embedded.Azurite;

/// <summary>
/// The emulator installed from the lock file that ships with this assembly, once for each content of that file.
/// </summary>
internal static class AzuriteInstallation
{
    private static readonly string[] Files = ["package.json", "package-lock.json"];

    /// <summary>Returns the script to start with node, after installing it if this machine has not got it yet.</summary>
    internal static async Task<string> EnsureAsync(AzuriteOptions options, CancellationToken cancellationToken)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Azurite");
        var root = options.InstallDirectory ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "hub");
        var target = Path.Combine(root, $"azurite-{LockHash(source)}");
        var script = Path.Combine(target, "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script))
        {
            options.OnProgress?.Invoke("Installing Azurite with npm (once on this machine)…");
            await InstallAsync(source, root, target, cancellationToken);
        }

        return script;
    }

    // Several processes may install at the same time: each into its own folder, and the first rename wins.
    private static async Task InstallAsync(string source, string root, string target, CancellationToken cancellationToken)
    {
        var staging = Path.Combine(root, $".azurite-{Guid.NewGuid():N}");
        Directory.CreateDirectory(staging);
        try
        {
            foreach (var file in Files)
            {
                File.Copy(Path.Combine(source, file), Path.Combine(staging, file));
            }

            await NodeTools.NpmAsync(staging, ["ci", "--omit=dev", "--no-audit", "--no-fund"], cancellationToken);
            Directory.Move(staging, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            // Another process was quicker; its installation is the same.
        }
        finally
        {
            if (Directory.Exists(staging))
            {
                Directory.Delete(staging, recursive: true);
            }
        }
    }

    private static string LockHash(string source) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(source, "package-lock.json"))))[..16];
}
