using System.CommandLine;
using Hub.AuditVerifier;

var folder = new Option<DirectoryInfo>("--folder") { Description = "Folder of the copy.", Required = true };
var hub = new Option<Uri>("--hub")
{
    Description = "Address of the hub's API, such as https://hub.example/api/.",
    Required = true,
    CustomParser = result =>
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address))
        {
            return address;
        }

        result.AddError($"{result.Tokens[0].Value} is no address, such as https://hub.example/api/.");
        return null;
    },
};
var key = new Option<string>("--key") { Description = "API key of a caller with the scopes accesses.read and audit.read.", Required = true };
var keys = new Option<FileInfo?>("--keys") { Description = "Public keys (jwks.json), got from elsewhere than the copy. Default: the copy's own." };
var witness = new Option<DirectoryInfo?>("--witness") { Description = "Folder of an earlier copy: its seals must all be in this one." };

var export = new Command("export", "Copies the record of access; a copy that is there already is continued.") { hub, key, folder };
export.SetAction(async (arguments, stop) =>
{
    await new AuditExport(arguments.GetValue(hub)!, arguments.GetValue(key)!, new AuditFolder(arguments.GetValue(folder)!.FullName)).RunAsync(stop);
    return 0;
});

var verify = new Command("verify", "Checks a copy without asking the hub. Exit code 0: whole; 1: something was done to it.") { folder, keys, witness };
verify.SetAction(arguments => Verification.Run(
    new AuditFolder(arguments.GetValue(folder)!.FullName), arguments.GetValue(keys)?.FullName,
    arguments.GetValue(witness) is { } earlier ? new AuditFolder(earlier.FullName) : null));

return await new RootCommand("Copies and checks the hub's record of access.") { export, verify }.Parse(args).InvokeAsync();
