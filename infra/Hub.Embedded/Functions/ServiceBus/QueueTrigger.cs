using System.Reflection;
using Hub.Embedded.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Hub.Embedded.Functions.ServiceBus;

/// <summary>A trigger's attribute with the settings it refers to.</summary>
internal sealed record QueueTrigger(string Queue, string ConnectionString, bool AutoComplete)
{
    private const string SettingPrefix = "AzureWebJobs";

    /// <summary>Throws when a setting is missing.</summary>
    public static QueueTrigger Read(FunctionDescriptor function, ServiceBusHostOptions options, IConfiguration configuration)
    {
        var attribute = (ServiceBusTriggerAttribute)function.Trigger;
        var queue = SettingReference.Resolve(attribute.QueueName ?? string.Empty, configuration, function);
        return queue.Length > 0
            ? new QueueTrigger(queue, Connection(attribute, configuration), IsAutoCompleteSet(function) ? attribute.AutoCompleteMessages : options.AutoCompleteMessages)
            : throw new InvalidOperationException($"Function '{function.Name}' names no queue.");
    }

    // As the real host: the setting with its own prefix comes first.
    private static string Connection(ServiceBusTriggerAttribute attribute, IConfiguration configuration)
    {
        var name = attribute.Connection ?? "ServiceBus";
        return ConnectionSettings.ServiceBus(configuration, string.IsNullOrEmpty(configuration[SettingPrefix + name]) ? name : SettingPrefix + name);
    }

    // A property of type bool does not tell whether it was set; the attribute's data does, as for the real worker's generator.
    private static bool IsAutoCompleteSet(FunctionDescriptor function) =>
        function.TriggerParameter.GetCustomAttributesData()
            .Single(data => data.AttributeType == typeof(ServiceBusTriggerAttribute))
            .NamedArguments.Any(argument => argument.MemberName == nameof(ServiceBusTriggerAttribute.AutoCompleteMessages));
}
