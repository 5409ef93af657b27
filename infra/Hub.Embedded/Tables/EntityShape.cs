using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;

namespace Hub.Embedded.Tables;

/// <summary>The public properties of an entity class, by their names in the table; found once a class.</summary>
internal sealed class EntityShape
{
    private static readonly ConcurrentDictionary<Type, EntityShape> Shapes = new();
    private readonly Member[] _members;

    private EntityShape(Type type) =>
        _members =
        [
            .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                .Where(property => property.GetIndexParameters().Length == 0 && property.GetCustomAttribute<IgnoreDataMemberAttribute>() is null)
                .Select(property => new Member(property, property.GetCustomAttribute<DataMemberAttribute>()?.Name ?? property.Name)),
        ];

    internal static EntityShape Of(Type type) => Shapes.GetOrAdd(type, key => new EntityShape(key));

    internal void Write(Utf8JsonWriter json, object entity)
    {
        foreach (var member in _members)
        {
            if (member.Property.CanRead && member.Name is not (nameof(ITableEntity.ETag) or nameof(ITableEntity.Timestamp)))
            {
                EntityWriter.WriteProperty(json, member.Name, member.Property.GetValue(entity));
            }
        }
    }

    internal T Create<T>(Dictionary<string, object?> properties)
    {
        var entity = Activator.CreateInstance<T>();
        foreach (var member in _members)
        {
            var name = member.Name == nameof(ITableEntity.ETag) ? EntityReader.ETagName : member.Name;
            if (member.Property.CanWrite && properties.TryGetValue(name, out var value))
            {
                member.Property.SetValue(entity, Fit(value, member.Property.PropertyType));
            }
        }

        return entity;
    }

    // A null for a property that cannot be null is its default, as in the real package (SetValue does that).
    private static object? Fit(object? value, Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            null => null,
            string text when target == typeof(ETag) => new ETag(text),
            string text when target.IsEnum => Enum.Parse(target, text),
            byte[] bytes when target == typeof(BinaryData) => BinaryData.FromBytes(bytes),
            DateTimeOffset time when target == typeof(DateTime) => time.UtcDateTime,
            int number when target == typeof(double) => (double)number,
            int number when target == typeof(long) => (long)number,
            _ => value,
        };
    }

    private sealed record Member(PropertyInfo Property, string Name);
}
