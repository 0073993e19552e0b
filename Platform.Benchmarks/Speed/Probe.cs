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
            Time("analysed", d => AnalysedText.Of(d.Body, "nl"));
            var t3 = docs.Take(3000).Select(d => AnalysedText.Of(d.Body, "nl")).ToList();
            var all = docs.SelectMany(d => AnalysedText.Words(d.Body)).ToList();
            var distinct = all.Distinct().ToList();
            Console.WriteLine($"{all.Count} tokens, {distinct.Count} distinct");
            var sw = Process.GetCurrentProcess().TotalProcessorTime;
            foreach (var x in distinct) WordForms.Dutch(x);
            Console.WriteLine($"{(Process.GetCurrentProcess().TotalProcessorTime - sw).TotalMicroseconds / distinct.Count} µs a word");
            sw = Process.GetCurrentProcess().TotalProcessorTime;
            foreach (var x in distinct) Compounds.Dutch.Parts(x.ToLowerInvariant());
            Console.WriteLine($"{(Process.GetCurrentProcess().TotalProcessorTime - sw).TotalMicroseconds / distinct.Count} µs parts");
            Console.WriteLine($"tokens exact {t3.Average(t => t.Terms(Form.Exact).Count)} stem {t3.Average(t => t.Terms(Form.Stem).Count)} loose {t3.Average(t => t.Tokens.Sum(w => w.Word.Loose.Count(l => l.Term != w.Word.Stem)))} of which own {t3.Average(t => t.Tokens.Sum(w => w.Word.Loose.Take(1).Count(l => l.Term != w.Word.Stem)))}");
            Time("fields", d => DocumentFields.Of(d, TimeZoneInfo.Utc));
            using var dir = new RAMDirectory();
            using var w = new IndexWriter(dir, new IndexWriterConfig(LuceneVersion.LUCENE_48, null) { Similarity = new ExactLength(), RAMBufferSizeMB = 480 });
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
