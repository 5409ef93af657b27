using Hub.Embedded.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Embedded.Functions.Timers;

/// <summary>The occurrence that started an invocation.</summary>
internal sealed class TimerInput(TimerInfo timer) : TriggerInput
{
    public TimerInfo Timer => timer;
}
