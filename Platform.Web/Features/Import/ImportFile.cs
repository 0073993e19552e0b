using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Platform.Web.Features.Import;

/// <summary>A file to import. Each pass opens it again, so it must give the same lines each time.</summary>
public sealed record ImportFile(string Name, Func<Stream> Open)
{
    /// <summary>Longest line, in bytes. A line is a contribution with all its posts; people do not write a longer one.</summary>
    public const int LongestLine = 64 * 1024 * 1024;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    public static ImportFile At(string path) => new(path, () => File.OpenRead(path));

    /// <summary>Reads the lines that are not empty, numbered from 1. Only one line is in memory at a time.</summary>
    public async IAsyncEnumerable<RawLine> Lines([EnumeratorCancellation] CancellationToken cancel)
    {
        var reader = PipeReader.Create(Open(), new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        var number = 1;
        var tooLong = false;
        while (true)
        {
            var read = await reader.ReadAsync(cancel);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                if (Line(rest.Slice(0, end), number++, tooLong) is { } line)
                    yield return line;
                tooLong = false;
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (read.IsCompleted)
            {
                if (Line(rest, number, tooLong) is { } last)
                    yield return last;
                break;
            }

            if (rest.Length > LongestLine)
            {
                tooLong = true;
                rest = rest.Slice(rest.End);
            }

            reader.AdvanceTo(rest.Start, read.Buffer.End);
        }

        await reader.CompleteAsync();
    }

    private RawLine? Line(ReadOnlySequence<byte> bytes, int number, bool tooLong)
    {
        if (tooLong)
            return new RawLine(Name, number, null);
        var json = bytes.ToArray().AsMemory();
        if (number == 1 && json.Span.StartsWith(ByteOrderMark))
            json = json[ByteOrderMark.Length..];
        return json.Span.Trim(" \t\r"u8).IsEmpty ? null : new RawLine(Name, number, json);
    }
}

/// <param name="Json">Null when the line is too long.</param>
public sealed record RawLine(string File, int Number, ReadOnlyMemory<byte>? Json);
