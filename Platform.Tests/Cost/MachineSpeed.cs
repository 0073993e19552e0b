namespace Platform.Tests.Cost;

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

    private static double Work()
    {
        var numbers = (int[])Numbers.Clone();
        var before = Environment.CpuUsage.TotalTime;
        Array.Sort(numbers);
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    private static int[] Random(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next())];
    }
}
