filedesc://x.arc 0.0.0.0 20310501080000 text/plain 8
1 0 Me


http://a/b c 1.2.3.4 20310501080000 text/html 49
HTTP/1.1 200 OK
Content-Type: text/html

<p>a
http://d/ 1.2.3.4 20310501080000 text/html -1
