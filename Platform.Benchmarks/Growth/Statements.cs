using System.Buffers.Binary;

namespace Platform.Benchmarks.Growth;

/// <summary>The number of statements that a site ran and their time until the first row, passed by a file to the process that loads it.</summary>
internal sealed class Statements : IDisposable
{
    public const string Variable = "PLATFORM_BENCH_STATEMENTS";
    public const string Event = "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted";

    private readonly FileStream _file;
    private readonly Lock _turn = new();
    private long _number, _ticks;

    private Statements(string path, FileAccess access) => _file = new(path, FileMode.OpenOrCreate, access, FileShare.ReadWrite, bufferSize: 0);

    public static Statements Write() => new(Environment.GetEnvironmentVariable(Variable)!, FileAccess.Write);

    public static Statements Read(string path) => new(path, FileAccess.Read);

    public void Note(TimeSpan took)
    {
        lock (_turn)
        {
            Span<byte> both = stackalloc byte[16];
            BinaryPrimitives.WriteInt64LittleEndian(both, ++_number);
            BinaryPrimitives.WriteInt64LittleEndian(both[8..], _ticks += took.Ticks);
            _file.Position = 0;
            _file.Write(both);
        }
    }

    public (long Number, TimeSpan Took) Now()
    {
        Span<byte> both = stackalloc byte[16];
        _file.Position = 0;
        return _file.ReadAtLeast(both, 16, throwOnEndOfStream: false) < 16
            ? default
            : (BinaryPrimitives.ReadInt64LittleEndian(both), TimeSpan.FromTicks(BinaryPrimitives.ReadInt64LittleEndian(both[8..])));
    }

    public void Dispose() => _file.Dispose();
}
