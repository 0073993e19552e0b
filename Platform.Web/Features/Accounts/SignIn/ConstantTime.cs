using System.Diagnostics;

namespace Platform.Web.Features.Accounts;

/// <summary>Pads the response time to a multiple of 400 ms, so that timing does not reveal whether an address has an account.</summary>
public static class ConstantTime
{
    /// <summary>Longer than hashing a password and saving a row take together.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(400);

    public static async Task<T> Run<T>(Func<Task<T>> work)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            return await work();
        }
        finally
        {
            await Task.Delay(TimeSpan.FromTicks(Step.Ticks - (Stopwatch.GetElapsedTime(started).Ticks % Step.Ticks)));
        }
    }
}
