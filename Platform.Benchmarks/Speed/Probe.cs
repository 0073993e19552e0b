using System.Diagnostics;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Platform.Search;
using Platform.Search.Analysis;
using Platform.Search.Indexing;
using Platform.Search.Matching;

namespace Platform.Benchmarks.Speed;

internal static class Probe
{
    public static int Run()
    {
        var docs = new SpeedCorpus("../shared/corpus").Take(12000).ToList();
        Process.GetCurrentProcess().ProcessorAffinity = 1;
        for (var r = 0; r < 2; r++)
        {
            Time("tokenizer", d => { using var t = new StandardTokenizer(LuceneVersion.LUCENE_48, new StringReader(d.Body)); t.Reset(); while (t.IncrementToken()) { } t.End(); });
            foreach (var f in new[] { Form.Exact, Form.Stem, Form.Loose })
                Time(f.ToString(), d => { using var t = TextAnalyzer.For("nl", f).GetTokenStream("", d.Body); t.Reset(); while (t.IncrementToken()) { } t.End(); });
            Time("beginnings", d => { if (d.Key == d.Contribution) foreach (var _ in Completion.Beginnings(d.Title)) { } });
            Time("fields", d => DocumentFields.Of(d, TimeZoneInfo.Utc));
            using var dir = new RAMDirectory();
            using var w = new IndexWriter(dir, new IndexWriterConfig(LuceneVersion.LUCENE_48, new FieldAnalyzers()) { Similarity = new ExactLength(), RAMBufferSizeMB = 480 });
            Time("writer", d => w.AddDocument(DocumentFields.Of(d, TimeZoneInfo.Utc)));
            Time("flush", d => { if (d == docs[^1]) w.Commit(); });
        }
        return 0;
        void Time(string name, Action<SearchDocument> a)
        {
            var b = Process.GetCurrentProcess().TotalProcessorTime;
            foreach (var d in docs) a(d);
            Console.WriteLine($"{name,-12}{docs.Count / (Process.GetCurrentProcess().TotalProcessorTime - b).TotalSeconds,10:F0} docs/cpu s  {(Process.GetCurrentProcess().TotalProcessorTime - b).TotalMicroseconds / docs.Count:F0} µs");
        }
    }
}
