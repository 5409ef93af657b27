#nullable disable // As the real package: its callers see no nullable annotations.
using System.Security.Cryptography;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>An account's name and key, with which requests to the table service are signed.</summary>
public class TableSharedKeyCredential
{
    private byte[] _key;

    /// <summary>Takes the name of the account and its key in base64.</summary>
    public TableSharedKeyCredential(string accountName, string accountKey)
    {
        ArgumentNullException.ThrowIfNull(accountName);
        ArgumentNullException.ThrowIfNull(accountKey);
        AccountName = accountName;
        SetAccountKey(accountKey);
    }

    /// <summary>The name of the account.</summary>
    public string AccountName { get; }

    /// <summary>Replaces the key, for instance after a rotation; running clients sign with it from then on.</summary>
    public void SetAccountKey(string accountKey) => Volatile.Write(ref _key, Convert.FromBase64String(accountKey));

    internal string Sign(string message) =>
        Convert.ToBase64String(HMACSHA256.HashData(Volatile.Read(ref _key), Encoding.UTF8.GetBytes(message)));
}
