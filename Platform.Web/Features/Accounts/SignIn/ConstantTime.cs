using System.Diagnostics;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// What depends on whether an address has an account answers after a whole number of steps: the time tells nobody
/// what the words do not.
/// </summary>
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
