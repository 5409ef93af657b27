using System.Xml.Linq;

namespace Hub.Embedded.ServiceBus;

/// <summary>A message as the queue service gives it: who holds the receipt may change or delete it.</summary>
internal sealed record QueuedMessage(string Id, string Receipt, int DequeueCount, byte[] Content)
{
    internal static QueuedMessage From(XElement message) => new(
        message.Element("MessageId")!.Value,
        message.Element("PopReceipt")!.Value,
        (int)message.Element("DequeueCount")!,
        Convert.FromBase64String(message.Element("MessageText")!.Value));
}
