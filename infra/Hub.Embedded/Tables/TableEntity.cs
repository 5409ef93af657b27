#nullable disable // As the real package: its callers see no nullable annotations.
using System.Collections;
using Hub.Embedded.Tables;

namespace Azure.Data.Tables;

/// <summary>An entity as a dictionary of its properties.</summary>
#pragma warning disable CA1710 // The name is the real package's.
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
#pragma warning restore CA1710
{
    private readonly Dictionary<string, object> _properties;

    /// <summary>Makes an entity without keys.</summary>
    public TableEntity() => _properties = [];

    /// <summary>Makes an entity with its keys.</summary>
    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <summary>Makes an entity with a copy of the properties.</summary>
    public TableEntity(IDictionary<string, object> values) => _properties = values is null ? [] : new(values);

    private TableEntity(Dictionary<string, object> properties) => _properties = properties;

    /// <inheritdoc/>
    public string PartitionKey
    {
        get => GetString(nameof(PartitionKey));
        set => _properties[nameof(PartitionKey)] = value;
    }

    /// <inheritdoc/>
    public string RowKey
    {
        get => GetString(nameof(RowKey));
        set => _properties[nameof(RowKey)] = value;
    }

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(nameof(Timestamp));
        set => _properties[nameof(Timestamp)] = value;
    }

    /// <inheritdoc/>
    public ETag ETag
    {
        get => new(GetString(EntityReader.ETagName));
        set => _properties[EntityReader.ETagName] = value.ToString();
    }

    /// <inheritdoc/>
    public ICollection<string> Keys => _properties.Keys;

    /// <inheritdoc/>
    ICollection<object> IDictionary<string, object>.Values => _properties.Values;

    /// <inheritdoc/>
    public int Count => _properties.Count;

    /// <inheritdoc/>
    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    /// <summary>The value of a property; null if there is none. An int set where a long or double was becomes one.</summary>
    public object this[string key]
    {
        get => Value(key);
        set => _properties[key] = Coerced(_properties.GetValueOrDefault(key), value);
    }

    /// <summary>The property as text; null if there is none. Another type is an <see cref="InvalidOperationException"/>.</summary>
    public string GetString(string key) => (string)Value(key, typeof(string));

    /// <summary>The property as bytes; null if there is none.</summary>
    public BinaryData GetBinaryData(string key) =>
        Value(key) is byte[] bytes ? new BinaryData(bytes) : (BinaryData)Value(key, typeof(BinaryData));

    /// <summary>The property as bytes; null if there is none.</summary>
    public byte[] GetBinary(string key) => (byte[])Value(key, typeof(byte[]));

    /// <summary>The property as a truth value; null if there is none.</summary>
    public bool? GetBoolean(string key) => (bool?)Value(key, typeof(bool?));

    /// <summary>The property as a time in UTC; null if there is none.</summary>
    public DateTime? GetDateTime(string key) =>
        Value(key) is DateTimeOffset time ? time.UtcDateTime : (DateTime?)Value(key, typeof(DateTime?));

    /// <summary>The property as a time; null if there is none.</summary>
    public DateTimeOffset? GetDateTimeOffset(string key) =>
        Value(key) is DateTime time ? new DateTimeOffset(time) : (DateTimeOffset?)Value(key, typeof(DateTimeOffset?));

    /// <summary>The property as a number; null if there is none.</summary>
    public double? GetDouble(string key) => (double?)Value(key, typeof(double?));

    /// <summary>The property as a GUID; null if there is none.</summary>
    public Guid? GetGuid(string key) => (Guid?)Value(key, typeof(Guid?));

    /// <summary>The property as a number; null if there is none.</summary>
    public int? GetInt32(string key) => (int?)Value(key, typeof(int?));

    /// <summary>The property as a number; null if there is none.</summary>
    public long? GetInt64(string key) => (long?)Value(key, typeof(long?));

    /// <inheritdoc/>
    public void Add(string key, object value) => _properties.Add(key, value);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _properties.ContainsKey(key);

    /// <inheritdoc/>
    public bool Remove(string key) => _properties.Remove(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out object value) => _properties.TryGetValue(key, out value);

    /// <inheritdoc/>
    public void Clear() => _properties.Clear();

    /// <inheritdoc/>
    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => _properties.Add(item.Key, item.Value);

    /// <inheritdoc/>
    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)_properties).Contains(item);

    /// <inheritdoc/>
    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object>>)_properties).CopyTo(array, arrayIndex);

    /// <inheritdoc/>
    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)_properties).Remove(item);

    /// <inheritdoc/>
    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => _properties.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => _properties.GetEnumerator();

    /// <summary>An entity around the dictionary itself, not a copy: for one that was just read.</summary>
    internal static TableEntity Owning(Dictionary<string, object> properties) => new(properties);

    private object Value(string key) => _properties.TryGetValue(key, out var value) ? value : null;

    private object Value(string key, Type type)
    {
        var value = Value(key);
        return value is null || type.IsInstanceOfType(value)
            ? value
            : throw new InvalidOperationException($"Cannot return {type} type for a {value.GetType()} typed property.");
    }

    private static object Coerced(object existing, object value) => (existing, value) switch
    {
        (double, int number) => (double)number,
        (long, int number) => (long)number,
        (string, DateTime or DateTimeOffset) => value.ToString(),
        _ => value,
    };
}
