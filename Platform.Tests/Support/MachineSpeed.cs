using System.Diagnostics;

namespace Platform.Tests.Support;

/// <summary>
/// How much slower this machine is, at this moment, than the one on which the limits were set. The limits are of processor time,
/// and the same work takes more of it on a slower or busier processor.
/// </summary>
public static class MachineSpeed
{
    /// <summary>Processor time of <see cref="Work"/> on the machine of the limits, in milliseconds.</summary>
    private const double Reference = 30;

    private static readonly int[] Numbers = Random(300_000);

    /// <returns>1 for a machine that is as fast or faster; 2 for one that needs twice the time.</returns>
    public static double Slower()
    {
        Work();
        var took = Enumerable.Range(0, 5).Select(_ => Work()).Order().ElementAt(2);
        return Math.Max(1, took / Reference);
    }

    /// <summary>Checks a promise of time by the clock. If other programs or tests take the processor as well, the work takes longer too.</summary>
    public static void Keeps(double seconds, TimeSpan took, string what)
    {
        if (took.TotalSeconds < seconds)
            return;
        var slower = Math.Max(1, Enumerable.Range(0, 5).Select(_ => ByTheClock()).Order().ElementAt(2) / Reference);
        Assert.True(took.TotalSeconds < seconds * slower, $"{what}: after {took.TotalSeconds:0.0} s instead of {seconds} s, on a machine that is {slower:0.0} times slower");
    }

    private static double Work()
    {
        var before = Environment.CpuUsage.TotalTime;
        Sort();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    private static double ByTheClock()
    {
        var since = Stopwatch.GetTimestamp();
        Sort();
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }

    private static void Sort() => Array.Sort((int[])Numbers.Clone());

    private static int[] Random(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next())];
    }
}
