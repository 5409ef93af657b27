using System.Reflection;
using Azure.Messaging.ServiceBus;
using Hub.Embedded.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Embedded.Functions.ServiceBus;

/// <summary>The parameters of queue functions: the message or its body, and the actions that settle it.</summary>
internal static class MessageParameters
{
    public static Func<InvocationContext, object?>? For(FunctionDescriptor function, ParameterInfo parameter)
    {
        if (parameter.Position != function.TriggerParameter.Position)
        {
            return parameter.ParameterType == typeof(ServiceBusMessageActions) ? context => Input(context).Actions : null;
        }

        return parameter.ParameterType switch
        {
            var type when type == typeof(ServiceBusReceivedMessage) => context => Input(context).Message,
            var type when type == typeof(string) => context => Input(context).Message.Body.ToString(),
            var type when type == typeof(byte[]) => context => Input(context).Message.Body.ToArray(),
            _ => null,
        };
    }

    private static MessageInput Input(InvocationContext context) => (MessageInput)context.Input;
}
