# A PDF opens as a brief does; a note made on its second page is exported with
# that page, and so are copied words.  Pictures of pages and broken PDFs get
# their sentence.
if ! command -v pdftohtml >/dev/null; then
	echo 'pdf: skipped, no pdftohtml (poppler-utils)'
	exit 0
fi
cat >"$GUEST/ports.sheet" <<'SHEET'
head Papers of the Lembah Biru Institute
foot %
title Ports that Talk at Night
by Rosalind Tan
date 12 March 2031
h1 The telephone
p The harbour of Lembah Biru answers its telephone at night, and the ships that wait outside have become fewer since it does.
p “Nobody had asked us before,” said Mariam Salleh, who heads the office of the harbour.
page
h1 The price
p A night costs what two officers cost, and the ministry has paid for one of them since the spring of the year.
p “The second officer is the cheaper one,” said Danilo Reyes, a bosun who waited.
SHEET
"$ROOT/$B/tests/pdf/run" --print "$GUEST/ports.sheet" >"$GUEST/ports.pdf" || fail 'no PDF was printed'
FOLDER=$GUEST
start 80x24 ports.pdf
see 'Ports that Talk at Night'
see 'quote 0/2'
hides 'Papers of the Lembah Biru' || fail 'the running head is in the text'
keys n n
see 'quote 2/2'
see 'Danilo Reyes'
tm set -s set-clipboard on
keys y
see 'copied, with its source'
names_page() { tm show-buffer 2>/dev/null | grep -q 'Danilo Reyes.*, p\. 2'; }
until_true names_page || fail "the clipboard does not name the page: $(tm show-buffer)"
keys a
see '[Nn]ote'
type 'ask what the first one costs'
keys Enter
see_file "$XDG_DATA_HOME/kutip/notes/*.jsonl" 'ask what the first one costs'
quit
said 0 '' "$KUTIP" export --format md "$GUEST/ports.pdf"
for words in 'ask what the first one costs' 'second officer is the cheaper' 'p\. 2' 'Rosalind Tan'; do
	has "$GUEST/out" "$words" || fail "the export does not say: $words"
done
has "$GUEST/out" 'p\. 1' && fail 'the export names another page, too'

# A page that is a picture, and what is no PDF behind its first word.
cat >"$GUEST/scan.pdf" <<'END'
%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>> endobj
4 0 obj <</Length 16>> stream
0 0 100 100 re f
endstream endobj
trailer <</Root 1 0 R/Size 5>>
END
echo '%PDF-1.4 and nothing of the kind' >"$GUEST/broken.pdf"
said 2 'pictures; there is no text: run OCR first' "$KUTIP" text "$GUEST/scan.pdf"
said 2 'broken PDF' "$KUTIP" text "$GUEST/broken.pdf"
start 80x24 scan.pdf
see 'run OCR first'
